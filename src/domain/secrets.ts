/** What stands in the place of a credential. */
export const MASK = '[masked]';

/** Names whose value is a secret, wherever the name stands: a header, a line of a file, a query, JSON, a command. */
const NAMES = [
  'password',
  'passwd',
  'adminpass',
  'passphrase',
  // As a directory it is harmless.
  String.raw`pwd(?!["'\\]*[ \t]*[:=][ \t]*["'\\]*/)`,
  'secret',
  'secret[_-]?(?:access[_-]?)?key',
  'access[_-]?key(?:[_-]?id)?',
  'private[_-]?key',
  'api[_-]?key',
  'token',
  'signature',
  'credential',
  'response_url',
];
const NAME = NAMES.join('|');

/** Between a name and its value; in JSON within JSON the quotes are escaped. */
const IS = String.raw`["'\\]*[ \t]*[:=][ \t]*`;

/** A value to the end of its quotes, or of its word. What opens it is caught, and stays. */
const VALUE = String.raw`(?:(")(?:[^"\\\r\n]|\\.)+|(\\+")[^"\\\r\n]+|(')[^'\r\n]+|[^\s"'&\\]+)`;

/** A value to the end of its quotes, or of its line. */
const LINE = String.raw`(["'\\]*)[^\r\n"'\\]+`;

/**
 * What looks like a credential, and what is left of it. Each pattern begins at the edge of a word and looks ahead only a
 * little, so that none takes long over a long text.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g, MASK],
  // Whoever has one of these may write to the channel, or read the answer.
  [/https?:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"'<>|\\]*/gi, MASK],
  [new RegExp(String.raw`(?<![\w-])((?:proxy-)?authorization${IS})${LINE}`, 'gi'), `$1$2${MASK}`],
  [new RegExp(String.raw`(?<![\w-])((?:set-)?cookie${IS})${LINE}`, 'gi'), `$1$2${MASK}`],
  [/(?<![\w-])(SDK-HMAC-SHA256|AWS4-HMAC-SHA256)[ ,]+[^\r\n"'\\]+/g, `$1 ${MASK}`],
  [/(?<!\w)(Bearer|Basic)[ ]+(?=\S{0,200}\d)[\w.~+/=-]{16,}/gi, `$1 ${MASK}`],
  [/(?<![a-z0-9])([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/"'<>\\]*@/gi, `$1${MASK}@`],
  // A signed address works for whoever has it: none of what makes it so is left.
  [
    /([?&](?:x-(?:amz|obs)-[\w-]{1,40}|signature|sig|token|accesskeyid|awsaccesskeyid)=)[^\s&#"'<>\\]+/gi,
    `$1${MASK}`,
  ],
  [new RegExp(String.raw`(?<![\w-])([\w-]{0,40}?(?:${NAME})${IS})${VALUE}`, 'gi'), `$1$2$3$4${MASK}`],
  [new RegExp(String.raw`(?<![\w-])((?:ak|sk|sig)${IS})${VALUE}`, 'gi'), `$1$2$3$4${MASK}`],
  // Slack's tokens.
  [/(?<!\w)x(?:ox[a-z](?:\.xox[a-z])?|app|wfp)-[\w-]{4,}/g, MASK],
  // A token of IAM's is a signed message of CMS; every one of those begins so in base64.
  [/(?<!\w)MII[\w+/=-]{60,}/g, MASK],
  // Temporary security tokens begin with the region: these letters are "cn-" and "ap-".
  [/(?<!\w)[gh][A-Z](?:pjbi|5hcC)[\w+/=~-]{30,}/g, MASK],
  [/(?<!\w)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, MASK],
  // Access keys have 20 characters. A number of 20 digits is none, and a word of 20 capitals hardly.
  [/(?<![A-Za-z0-9])(?:HST|HPU)[A-Z0-9]{17}(?![A-Za-z0-9])/g, MASK],
  [/(?<![A-Za-z0-9])(?=[A-Z]{0,19}\d)(?=\d{0,19}[A-Z])[A-Z0-9]{20}(?![A-Za-z0-9])/g, MASK],
  // Secret keys have 40, of all three kinds: a Git commit is free of capitals.
  [mixed('[A-Za-z0-9]{40}(?![A-Za-z0-9])', 39), MASK],
  // Longer than any name that ModelArts gives or takes, and of all three kinds.
  [mixed(String.raw`[\w+=-]{80,}`, 79), MASK],
  [/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[A-Za-z]{2,24}(?!\w)/g, MASK],
];

/** Capitals, small letters and digits, all within the first so many characters. */
function mixed(what: string, within: number): RegExp {
  const kinds = ['[A-Z]', '[a-z]', '[0-9]'].map((kind) => `(?=[\\w+=-]{0,${within}}${kind})`).join('');
  return new RegExp(`(?<![A-Za-z0-9])${kinds}${what}`, 'g');
}

/** Text from outside, with `[masked]` in the place of whatever looks like a credential or an e-mail address. */
export function masked(text: string): string {
  const rest = SECRETS.reduce((left, [pattern, mask]) => left.replace(pattern, mask), text);
  // Until nothing is left to find: the edge of one that went may be what another needs to be seen.
  return rest === text ? text : masked(rest);
}

const PLURALS = NAMES.filter((name) => name !== 'token').join('|');
const SHORT_NAMES = '(?:^|[^a-z0-9])(?:(?:proxy-)?authorization|(?:set-)?cookie|ak|sk|sig)';
const SECRET_NAME = new RegExp(`(?:${NAME}|(?:${PLURALS})s|${SHORT_NAMES})$`, 'i');
const SECRET_PLACE = new RegExp(`(?:(?:${NAME})s?|${SHORT_NAMES})$`, 'i');

/**
 * Whether a name, or a path of names such as `wandb/api_key`, is that of a secret. `max_tokens` counts what no secret is
 * made of, but what lies under `tokens/` is one.
 */
export function namesSecret(path: string): boolean {
  const names = path.split(/[/.]/);
  return names.some((name, at) => (at === names.length - 1 ? SECRET_NAME : SECRET_PLACE).test(name));
}
