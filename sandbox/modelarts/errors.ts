/** An error reply, thrown where it is found out. `origin` decides the shape of the body. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly origin: 'modelarts' | 'gateway' | 'iam';

  constructor(status: number, code: string, message: string, origin: Refusal['origin'] = 'modelarts') {
    super(message);
    this.status = status;
    this.code = code;
    this.origin = origin;
  }
}

/** The three shapes of error bodies: only the gateway repeats the request id, and IAM nests. */
export function errorBody({ origin, status, code, message }: Refusal, requestId: string): object {
  if (origin === 'iam') return { error: { code: status, message, title: code } };
  const body = { error_code: code, error_msg: message };
  return origin === 'gateway' ? { ...body, request_id: requestId } : body;
}

export function noSuchApi(): Refusal {
  return new Refusal(404, 'APIGW.0101', 'The API does not exist or has not been published.', 'gateway');
}

export function notAuthenticated(reason: string): Refusal {
  return new Refusal(401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`, 'gateway');
}

export function throttled(): Refusal {
  const message =
    'The throttling threshold has been reached: policy user over ratelimit,limit:10,time:1 minute';
  return new Refusal(429, 'APIGW.0308', message, 'gateway');
}

/** HTTP 400, not 404: this is how ModelArts says that there is no such job. */
export function jobNotFound(id: string): Refusal {
  return new Refusal(400, 'ModelArts.2775', `The training job ${id} does not exist.`);
}
