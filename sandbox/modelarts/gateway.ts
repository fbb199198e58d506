import type { Project } from '../project.ts';
import { errorBody, noSuchApi, Refusal } from './errors.ts';
import type { Faults } from './faults.ts';
import { type AccessKey, createKeyCheck } from './keys.ts';
import { type ApiName, header, type Reply, type WireRequest } from './request.ts';
import { createRouter, type Match } from './router.ts';
import { type Call, type Route, routes } from './routes.ts';
import { createTokens, type IamUser } from './tokens.ts';

export interface Gateway {
  /** Which API a request is for, whether or not it will be let in. */
  apiOf(request: WireRequest): ApiName | undefined;
  /** Carries the request out. Refusals come back as replies too. */
  answer(request: WireRequest, requestId: string): Reply;
  expireTokens(): void;
}

interface Terms {
  readonly keys: readonly AccessKey[];
  readonly users: readonly IamUser[];
  readonly faults: Faults;
}

type Endpoint = Omit<Route, 'answer'> & { readonly open: boolean; readonly answer: (call: Call) => Reply };

/** Matches, lets in, answers: the order in which the real gateway finds fault. */
export function createGateway(project: Project, { keys, users, faults }: Terms): Gateway {
  const tokens = createTokens({ users, project, expiredCode: () => faults.expiredCode });
  const checkKey = createKeyCheck(keys);
  const login: Endpoint = {
    api: 'KeystoneCreateUserTokenByPassword',
    method: 'POST',
    path: '/v3/auth/tokens',
    open: true,
    answer: ({ request }) => tokens.issue(request, project.now()),
  };
  const match = createRouter<Endpoint>([login, ...routes.map((route) => ({ ...route, open: false }))]);

  function letIn(request: WireRequest): void {
    const token = header(request, 'x-auth-token');
    if (token !== undefined) tokens.check(token, project.now());
    else checkKey(request, project.now());
  }

  function carryOut(request: WireRequest, { route, params }: Match<Endpoint>): Reply {
    if (!route.open) {
      letIn(request);
      checkProject(project, params.project_id);
    }
    return route.answer({ project, request, params, paging: faults });
  }

  return {
    apiOf: ({ method, path }) => match(method, path)?.route.api,
    answer: (request, requestId) =>
      refusalsAsReplies(requestId, () => {
        const found = match(request.method, request.path);
        if (!found) throw noSuchApi();
        return carryOut(request, found);
      }),
    expireTokens: () => tokens.expireAll(),
  };
}

function checkProject(project: Project, id: string | undefined): void {
  if (id === project.id) return;
  throw new Refusal(403, 'ModelArts.0210', 'The project ID is invalid or does not match.');
}

function refusalsAsReplies(requestId: string, work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: errorBody(error, requestId) };
    // A fault of the fake itself: nobody should take it for one of ModelArts.
    const message = error instanceof Error ? error.stack : String(error);
    return { status: 500, body: { error_code: 'Sandbox.0000', error_msg: message } };
  }
}
