/** What stands in the place of a credential. */
export const MASK = '[masked]';

/** Names whose value is a secret, wherever the name stands: a header, a line of a file, a query, JSON, a command. */
const PASSWORDS = [
  'password',
  'passwd',
  'adminpass',
  'passphrase',
  // As a directory it is harmless.
  String.raw`pwd(?!["'\\]*[ \t]*[:=][ \t]*["'\\]*/)`,
].join('|');
const KEYS = [
  'secret',
  'secret[_-]?(?:access[_-]?)?key',
  'access[_-]?key(?:[_-]?id)?',
  'private[_-]?key',
  'api[_-]?key',
  'response_url',
].join('|');
/** In training code these are as often what a text is made of, or what a function takes. */
const TOKENS = ['token', 'signature', 'credential'].join('|');
const NAME = [PASSWORDS, KEYS, TOKENS].join('|');

/** Between a name and its value, or what it is compared with; in JSON within JSON the quotes are escaped. */
const IS = String.raw`["'\\]*[ \t]*(?:[=!:]=|[:=](?![=>]))[ \t]*`;

/** A value to the end of its quotes, of a call, or of its word. What opens it is caught, and stays. */
const VALUE = String.raw`(?:(")(?:[^"\\\r\n]|\\.)+|(\\+")[^"\\\r\n]+|(')[^'\r\n]+|[a-z_][\w.]{0,80}\([^\r\n)]{0,400}\)|[^\s"'&\\]+)`;

/** Where a word of code may end. */
const EDGE = String.raw`(?=[\s,;:)\]}#]|$)`;

/** Within brackets of code. A literal that may be opaque is none of it. */
const INSIDE = String.raw`(?:[^\r\n"'\\\d]|(?<!\w)\d{1,4}(?!\w)|"[a-z_]{0,40}"|'[a-z_]{0,40}'){0,400}`;

/** What follows a call or an index of code, and no rest of a credential. */
const AFTER = String.raw`(?=[.\s,;:)\]}#]|$)`;

/** The right side of a line of code, which tells where a value comes from and not what it is: a call, an index, nothing. */
const CODE = [
  String.raw`(?:await[ ])?(?!\w{0,40}secretstr)[a-z_]{1,80}(?:\.[a-z_]{1,80}){0,8}(?:\(${INSIDE}\)${AFTER}|\([ \t]*(?=[\r\n]|$)|\[${INSIDE}\]${AFTER})`,
  String.raw`(?:self|cls|args|opts?|cfg|config|hparams|settings|os|torch|np|tf)\.[a-z_][a-z_.]{0,80}${EDGE}`,
  `(?:none|true|false|null|undefined)${EDGE}`,
].join('|');

/** After an equals sign between spaces. */
const SPACED = String.raw`(?<=[ \t][=!]?=[ \t])`;

/** A variable of the same name: `token=hf_token`. */
const VARIABLE = String.raw`(?:\w{0,40}_)?\k<name>${EDGE}`;

/** Words of a tokenizer, types, lists of numbers and where each is said to be: `<pad>`, `[CLS]`, `(x, y)`, `str`, `2`. */
const OF_A_TEXT = [
  String.raw`["']?(?:<[|/]?[a-z_▁ -]{1,16}[|/]?>|\[[a-z]{2,8}\d{0,3}\](?<!\[masked\]))`,
  String.raw`[-+]?\d{1,5}(?:\.\d{1,8})?${EDGE}`,
  String.raw`[[(][\d\s.,()[\]-]{0,400}[\])]`,
  String.raw`\((?:[a-z_][\w.:=]{0,40}(?:,[ ]?|(?=\)))){1,20}\)${EDGE}`,
  String.raw`(?:(?:str|int|float|bool|bytes|any|object|(?:torch\.)?tensor|nd\.?array|optional|union|list)(?:\[[a-z_., |[\]]{0,80}\])?)${EDGE}`,
  // No name of a variable is in need of a digit, and hardly any credential is without.
  String.raw`${SPACED}[a-z_]{1,40}(?:\.[a-z_]{1,40}){0,8}${EDGE}`,
].join('|');

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
  [named(PASSWORDS, `${SPACED}(?:${CODE})`), `$1$3$4$5${MASK}`],
  [named(KEYS, `${CODE}|${VARIABLE}`), `$1$3$4$5${MASK}`],
  [named(TOKENS, `${CODE}|${VARIABLE}|${OF_A_TEXT}`), `$1$3$4$5${MASK}`],
  [new RegExp(String.raw`(?<![\w-])((?:ak|sk|sig)${IS})(?!${CODE})${VALUE}`, 'gi'), `$1$2$3$4${MASK}`],
  // Slack's tokens.
  [/(?<!\w)x(?:ox[a-z](?:\.xox[a-z])?|app|wfp)-[\w-]{4,}/g, MASK],
  // A token of IAM's is a signed message of CMS; every one of those begins so in base64.
  [/(?<!\w)MII[\w+/=-]{60,}/g, MASK],
  // Temporary security tokens begin with the region: these letters are "cn-" and "ap-".
  [/(?<!\w)[gh][A-Z](?:pjbi|5hcC)[\w+/=~-]{30,}/g, MASK],
  [/(?<!\w)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, MASK],
  // In code the same sign multiplies matrices: `q@k.transpose(-2, -1)`.
  [/(?<![\w.+-])[\w.+-]{1,64}@(?!self\.)[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[A-Za-z]{2,24}(?![\w(])/g, MASK],
];

/** A value of such a name, unless it begins with what is none. */
function named(names: string, unless: string): RegExp {
  const name = String.raw`(?<![\w-])([\w-]{0,40}?(?<name>${names})${IS})`;
  return new RegExp(`${name}(?!${unless})${VALUE}`, 'gi');
}

/** A name as C++ compilers make it of a function's and its types: part of many an error, and searched for as it is. */
const SYMBOL = String.raw`(?<!\w)_{1,4}Z(?=\w{0,8}\d)[A-Z0-9]\w+`;

/** What no name tells of. Symbols come first, so that nothing is found within one. */
const OPAQUE = new RegExp(
  [
    `(${SYMBOL})`,
    // Access keys have 20 characters. A number of 20 digits is none, and a word of 20 capitals hardly.
    '(?<![A-Za-z0-9])(?:HST|HPU)[A-Z0-9]{17}(?![A-Za-z0-9])',
    String.raw`(?<![A-Za-z0-9])(?=[A-Z]{0,19}\d)(?=\d{0,19}[A-Z])[A-Z0-9]{20}(?![A-Za-z0-9])`,
    // Secret keys have 40, of all three kinds: a Git commit is free of capitals.
    mixed('[A-Za-z0-9]{40}(?![A-Za-z0-9])', 39),
    // Longer than any name that ModelArts gives or takes, and of all three kinds.
    mixed(String.raw`(?!\w{1,40}=${SYMBOL.replace('(?<!\\w)', '')})[\w+=-]{80,}`, 79),
  ].join('|'),
  'g',
);

/** Capitals, small letters and digits, all within the first so many characters. */
function mixed(what: string, within: number): string {
  const kinds = ['[A-Z]', '[a-z]', '[0-9]'].map((kind) => `(?=[\\w+=-]{0,${within}}${kind})`).join('');
  return `(?<![A-Za-z0-9])${kinds}${what}`;
}

/** Longest word of a name that people or Ray have put together, as of a trial's directory. */
const WORD = 24;

/** Words with something between them: `train_fn_94bfe_00002_1_activation=ReLU-batch_size=256`. Few mix letters and digits. */
function isMadeOfWords(text: string): boolean {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const odd = words.filter((word) => /[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word));
  return words.length > 4 && words.every(({ length }) => length <= WORD) && odd.length * 4 <= words.length;
}

/** Text from outside, with `[masked]` in the place of whatever looks like a credential or an e-mail address. */
export function masked(text: string): string {
  const known = SECRETS.reduce((left, [pattern, mask]) => left.replace(pattern, mask), text);
  const rest = known.replace(OPAQUE, (found: string, symbol?: string) =>
    symbol !== undefined || isMadeOfWords(found) ? found : MASK,
  );
  // Until nothing is left to find: the edge of one that went may be what another needs to be seen.
  return rest === text ? text : masked(rest);
}

const PLURALS = [PASSWORDS, KEYS, 'signature', 'credential'].join('|');
const KEY_NAME = new RegExp(`(?:${PASSWORDS}|${KEYS})$`, 'i');
const SHORT_NAMES = '(?:^|[^a-z0-9])(?:(?:proxy-)?authorization|(?:set-)?cookie|ak|sk|sig)';
const SECRET_NAME = new RegExp(`(?:${NAME}|(?:${PLURALS})s|${SHORT_NAMES})$`, 'i');
const SECRET_PLACE = new RegExp(`(?:(?:${NAME})s?|${SHORT_NAMES})$`, 'i');

/** Whether a name stands for a password or a key, which can be a number as well. */
export function namesKey(path: string): boolean {
  return KEY_NAME.test(path);
}

/**
 * Whether a name, or a path of names such as `wandb/api_key`, is that of a secret. `max_tokens` counts what no secret is
 * made of, but what lies under `tokens/` is one.
 */
export function namesSecret(path: string): boolean {
  const names = path.split(/[/.]/);
  return names.some((name, at) => (at === names.length - 1 ? SECRET_NAME : SECRET_PLACE).test(name));
}
