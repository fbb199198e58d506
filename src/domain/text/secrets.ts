import { withoutKnownForms } from './secret-forms.ts';

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
  'private[_-]?key(?:[_-]?id)?',
  'api[_-]?key',
  'response_url',
].join('|');
/** In training code these are as often what a text is made of, or what a function takes. */
const TOKENS = ['token', 'signature', 'credential'].join('|');
const NAME = [PASSWORDS, KEYS, TOKENS].join('|');

/** Between a name and its value, or what it is compared with; in JSON within JSON the quotes are escaped. */
const IS = String.raw`(?:["']\]|["'\\]*)[ \t]*(?:[=!:]=|[:=：＝](?![=>]))[ \t]*(?:!!\w{1,10}[ \t]+|[|>][+-]?[ \t]+)?`;

/** Between the name of a header and its value. */
const HEADS = String.raw`["'\\]*[ \t]*[:=](?![=>])[ \t]*`;

/** A value to the end of its quotes, of a call, or of its word. What opens it is caught, and stays. */
const VALUE = String.raw`(?:(")(?:[^"\\\r\n]|\\.)+|(\\+")[^"\\\r\n]+|(')[^'\r\n]+|[a-z_][\w.]{0,80}\([^\r\n)]{0,400}\)|[^\s"'&\\]+)`;

/** Where a word of code may end. */
const EDGE = String.raw`(?=[\s,;:)\]}#]|$)`;

/** Within brackets of code. A literal that may be opaque is none of it. */
const INSIDE = String.raw`(?:[^\r\n"'\\\d]|(?<!\w)\d{1,4}(?!\w)|"[a-z_]{0,40}(?::[ ]?)?"|'[a-z_]{0,40}(?::[ ]?)?'){0,400}`;

/** What follows a call or an index of code, and no rest of a credential. */
const AFTER = String.raw`(?=[.\s,;:)\]}#]|$)`;

/** The right side of a line of code, which tells where a value comes from and not what it is: a call, an index, nothing. */
const CODE = [
  String.raw`(?:await[ ])?(?!\w{0,40}secretstr)[a-z_]{1,80}(?:\.[a-z_]{1,80}){0,8}(?:\(${INSIDE}\)${AFTER}|\([ \t]*(?=[\r\n]|$)|\[${INSIDE}\]${AFTER})`,
  String.raw`(?:self|cls|args|opts?|cfg|config|hparams|settings|process|os|torch|np|tf)\.[a-z_][a-z_.]{0,80}${EDGE}`,
  String.raw`(?:raise|return|continue|break|yield)(?=\s|$)`,
].join('|');

/** What a template or a shell puts a value into, and what is no value: `$HF_TOKEN`, `${{ secrets.KEY }}`, `<TOKEN>`, `None`. */
const EMPTY = [
  `(?:none|true|false|null|undefined)${EDGE}`,
  // The end of a literal such as "Password: ".
  String.raw`["'][)\]},;]{0,4}(?:\s|$)`,
  String.raw`["']?(?-i:\$[A-Z_]{2,40}|\$\{[A-Za-z_]{1,40}\}|\$?\{\{[ ]?[\w.]{1,60}[ ]?\}\}|<[A-Z_]{2,40}>)["']?${EDGE}`,
].join('|');

/** After an equals sign between spaces. */
const SPACED = String.raw`(?<=[ \t][=!]?=[ \t])`;

/** A variable of the same name: `token=hf_token`. */
const VARIABLE = String.raw`(?:\w{0,40}_)?\k<name>${EDGE}`;

/** Words of a tokenizer, types, lists of numbers and where each is said to be: `<pad>`, `[CLS]`, `(x, y)`, `str`, `2`. */
const OF_A_TEXT = [
  `["'][▁Ġ]`,
  String.raw`["']?(?:<[|/]?[a-z_▁ -]{1,16}[|/]?>|\[[a-z]{2,8}\d{0,3}\](?<!\[masked\]))`,
  String.raw`[-+]?\d{1,5}(?:\.\d{1,8})?${EDGE}`,
  String.raw`[[(][\d\s.,()[\]-]{0,400}[\])]`,
  String.raw`\((?:[a-z_][\w.]{0,40}(?:[:=][ ]?[\w.]{1,40})?(?:,[ ]?|(?=\)))){1,20}\)${EDGE}`,
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
  // With one of these anyone can write to the channel, or read the answer.
  [/https?:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"'<>|\\]*/gi, MASK],
  [
    new RegExp(
      String.raw`(?<![\w-])((?:proxy-)?authorization${HEADS})(?![ \t]*(?:failed|denied|required|missing)${EDGE})${LINE}`,
      'gi',
    ),
    `$1$2${MASK}`,
  ],
  [new RegExp(String.raw`(?<![\w-])((?:set-)?cookie${HEADS})${LINE}`, 'gi'), `$1$2${MASK}`],
  [/(?<![\w-])(SDK-HMAC-SHA256|AWS4-HMAC-SHA256)[ ,]+[^\r\n"'\\]+/g, `$1 ${MASK}`],
  [/(?<!\w)(Bearer|Basic)[ ]+(?=\S{0,200}\d)[\w.~+/=-]{16,}/gi, `$1 ${MASK}`],
  [/(?<![a-z0-9])([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/"'<>\\]*@/gi, `$1${MASK}@`],
  // A signed address works for anyone who has it: none of what makes it so is left.
  [
    /([?&](?:x-(?:amz|obs)-[\w-]{1,40}|signature|sig|token|accesskeyid|awsaccesskeyid)=)[^\s&#"'<>\\]+/gi,
    `$1${MASK}`,
  ],
  [named(PASSWORDS, `${SPACED}(?:${CODE}|${VARIABLE})|${EMPTY}`), `$1$3$4$5${MASK}`],
  [named(KEYS, `${CODE}|${VARIABLE}|${EMPTY}`), `$1$3$4$5${MASK}`],
  [named(TOKENS, `${CODE}|${VARIABLE}|${EMPTY}|${OF_A_TEXT}`), `$1$3$4$5${MASK}`],
  [
    new RegExp(
      String.raw`(?<![\w-])((?:ak|sk|sig)${IS})(?!${CODE}|${EMPTY}|[-+]?\d{1,5}(?:\.\d{1,8})?${EDGE})${VALUE}`,
      'gi',
    ),
    `$1$2$3$4${MASK}`,
  ],
  // In code the same sign multiplies matrices: `q@k.transpose(-2, -1)`.
  [/(?<![\w.+-])[\w.+-]{1,64}@(?!self\.)[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[A-Za-z]{2,24}(?![\w(])/g, MASK],
];

/** A secret where people write of it, or hand it to a command: what is before it stays, and it goes where it may be one. */
interface Shape {
  readonly pattern: RegExp;
  readonly mayBe: (secret: string) => boolean;
}

const QUOTE = String.raw`["'\\\x60]{0,4}`;
/** Between a name and its value in a sentence. */
const SAYS = String.raw`(?:${QUOTE}[ \t]*(?:[=!:]=|[:=：＝])|[ \t]+(?:is|was|are|是|为)(?=[ \t:：])[:：]?|[ \t]*[是为]|[ \t])[ \t]*${QUOTE}`;
const VALUE_IN_TEXT = String.raw`[^\s"'<>\x60\\&，。；、）)(]{1,400}`;
const QUOTED = String.raw`[^"'\r\n]{1,400}`;
/** What comes after an option. A variable of the shell, or another option, is no secret. */
const ARGUMENT = `[ =]["']?(?![-$])`;
/** Within one command of a shell. */
const COMMAND = String.raw`[^\r\n|;&]{0,120}?`;

const SHAPES: readonly Shape[] = [
  // A sentence, a heading, a table: `password is X`, `密码：X`, `API key X`.
  shape(`(?:password|passwd|passphrase|passcode|pwd)${SAYS}`, VALUE_IN_TEXT, looksLikePassword),
  shape(String.raw`(?<![a-z])pass["']?[ \t]*[:=：＝][ \t]*["']?`, VALUE_IN_TEXT, looksLikePassword),
  shape(String.raw`\b(?:my|our|root|admin)[ ]password[ ](?:is|was)[ ]["']`, QUOTED),
  shape(
    String.raw`(?:密码|口令|密钥|令牌|凭证|授权码)(?:[ \t]*[是为:：=＝][ \t]*|[ \t]+)`,
    String.raw`[\x21-\x7e]{4,400}`,
    looksLikePassword,
  ),
  shape(
    `(?:token|secret|credential|(?:api|access|secret|private|signing|encryption|session|master|auth)[ _.-]?key|密钥|令牌)${SAYS}`,
    VALUE_IN_TEXT,
    isOpaque,
  ),
  shape(
    String.raw`(?<![\w-])(?:key|auth|access)["']?[ \t]*[:=][ \t]*["']`,
    String.raw`[\w+/=-]{16,400}`,
    mixesCases,
  ),
  shape(
    String.raw`(?<!\w)(?-i:[A-Z][A-Z\d]{0,30}_)(?:[A-Z\d]{1,30}_){0,4}key["']?[ \t]*[:=][ \t]*["']?`,
    VALUE_IN_TEXT,
    isOpaque,
  ),
  // What commands are given.
  shape(
    String.raw`(?<!\S)--?(?:[\w-]{0,40}[-_])?(?:${NAME}|pass)[= ]["']?(?![-<$[{(])(?-i:(?![A-Z_]{2,40}(?![\w-])))`,
    String.raw`[^\s"'\x60]{6,400}`,
  ),
  shape(String.raw`\b(?:login|sshpass|twine|auth init)\b${COMMAND}[ ]-[pkt]${ARGUMENT}`, VALUE_IN_TEXT),
  shape(String.raw`\b(?:mysql(?:dump|admin)?|7z[ar]?)\b${COMMAND}[ ](?-i:-p)["']?(?![-$])`, VALUE_IN_TEXT),
  shape(String.raw`\b(?:un)?zip\b${COMMAND}[ ](?-i:-P)${ARGUMENT}`, VALUE_IN_TEXT),
  shape(String.raw`\bredis-cli\b${COMMAND}[ ]-a${ARGUMENT}`, VALUE_IN_TEXT),
  shape(String.raw`\bssh-keygen\b${COMMAND}[ ](?-i:-N)${ARGUMENT}`, VALUE_IN_TEXT),
  shape(
    String.raw`\b(?:curl|wget|http)\b${COMMAND}[ ](?:-[a-z]{0,6}u|-a|--user)[ =]?["']?[^\s:"'$/-][^\s:"'$/]{0,80}:(?![$/])`,
    VALUE_IN_TEXT,
  ),
  shape('[ ]-pass(?:in|out)?[ ]pass:', VALUE_IN_TEXT),
  shape(String.raw`/user:[^\s"'<>]{1,80}[ ]`, VALUE_IN_TEXT, looksLikePassword),
  shape(String.raw`\becho[ ]["']?(?=[^\r\n|]{1,120}\|[^\r\n|]{0,80}--password-stdin)(?!\$)`, VALUE_IN_TEXT),
  // .netrc, SQL, XML, pairs of a name and a value.
  shape(
    String.raw`\b(?:login|user|account)[ \t]+[^\s]{1,80}\s{1,40}password[ \t]+`,
    VALUE_IN_TEXT,
    looksLikePassword,
  ),
  shape(String.raw`\b(?:password|identified[ ]by(?:[ ]password)?)[ ]{1,4}['"]`, QUOTED),
  shape(element(`${PASSWORDS}|${KEYS}`), String.raw`[^<>\]]{1,400}`),
  shape(element(TOKENS), String.raw`[^<>\]]{1,400}`, isOpaque),
  shape(
    String.raw`(?<![\w-])(?:name|key|id)["']?[ ]?[:=][ ]?["']?[\w.-]{0,40}?(?:${NAME})["']?(?:,|\\n)?\s{0,40}["']?value["']?[ ]?[:=][ ]?["']?`,
    String.raw`[^"'\s<>]{1,400}`,
  ),
  shape(String.raw`\([ ]?["'][\w.-]{0,40}?(?:${PASSWORDS}|${KEYS})["'],[ ]?["']`, QUOTED),
  shape(String.raw`[([][ ]?["'][\w.-]{0,40}?(?:${NAME})["'],[ ]?["']`, QUOTED, isOpaque),
  shape(String.raw`(?<!\w)auth=\w{0,40}\([ ]?["'][^"'\r\n]{1,80}["'],[ ]?["']`, QUOTED),
  // What stands in where there is none: `os.getenv("KEY") or "X"`.
  shape(String.raw`(?<=(?:${NAME})${IS}[^\r\n;]{1,120}?[ ])(?:or|\|\||\?\?)[ ]["'](?![<[])`, QUOTED),
];

function shape(before: string, secret: string, mayBe: (secret: string) => boolean = () => true): Shape {
  return { pattern: new RegExp(`(${before})(${secret})`, 'gi'), mayBe };
}

/** The start tag of an element of XML. */
function element(names: string): string {
  return String.raw`<(?:[\w.-]{1,40}:)?[\w.-]{0,40}?(?:${names})(?:[ ][^<>]{0,200})?>(?:<!\[CDATA\[)?`;
}

/** Six characters or more, of more kinds than a word of a sentence, and no measure such as `12.34ms`. */
function looksLikePassword(text: string): boolean {
  if (
    text.length < 6 ||
    /^(?:[$<{%([]|[a-z_][\w.]*\[)/i.test(text) ||
    /^[-+]?[\d.,:/]+[a-z%]{0,4}$/i.test(text)
  )
    return false;
  return /[A-Za-z]/.test(text) && /[\d!@#%^*+]|[a-z][A-Z]/.test(text.replace(/[.,:;!?]+$/, ''));
}

/** Some part of it is long and mixes letters with digits, as no name that people give does. */
function isOpaque(text: string): boolean {
  const parts = text.length < 12 ? [] : text.split(/[^A-Za-z0-9+/]+/);
  return parts.some((part) => part.length >= 10 && /[A-Za-z]/.test(part) && /\d/.test(part));
}

/** As `isOpaque`, and no digest, which has letters of one case. */
function mixesCases(text: string): boolean {
  return isOpaque(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
}

function withoutShapes(text: string): string {
  return SHAPES.reduce(
    (left, { pattern, mayBe }) =>
      left.replace(pattern, (all: string, before: string, secret: string) =>
        MASK.startsWith(secret) || !mayBe(secret) ? all : `${before}${MASK}`,
      ),
    text,
  );
}

/** A key of Weights & Biases looks like a commit of Git's: what stands before it on its line tells them apart. */
const DIGEST = /(?<![\w-])[0-9a-f]{40}(?![\w-])/g;
const OF_A_KEY = /wandb(?=.*(?:key|login|password|netrc))(?!.*(?:commit|revision))/i;
/** How many characters before it are read. */
const BEFORE = 100;

function withoutWandbKeys(text: string): string {
  return text.replace(DIGEST, (found: string, at: number) => {
    const before =
      text
        .slice(Math.max(0, at - BEFORE), at)
        .split(/[\r\n]/)
        .at(-1) ?? '';
    return OF_A_KEY.test(before) ? MASK : found;
  });
}

/** A value of such a name, unless it begins with what is none. */
function named(names: string, unless: string): RegExp {
  const name = String.raw`(?<![\w-])([\w-]{0,40}?(?<name>${names})${IS})`;
  return new RegExp(`${name}(?!${unless})${VALUE}`, 'gi');
}

/** A name as C++ compilers make it of a function's and its types: part of many an error, and searched for as it is. */
const SYMBOL = String.raw`(?<!\w)_{1,4}Z(?=\w{0,8}\d)[A-Z0-9]\w+`;

/** Capitals, small letters and digits. */
const KINDS = '(?=[a-z0-9]{0,39}[A-Z])(?=[A-Z0-9]{0,39}[a-z])(?=[A-Za-z]{0,39}[0-9])';

/** What no name tells of. Symbols come first, so that nothing is found within one. */
const OPAQUE = new RegExp(
  [
    `(${SYMBOL})`,
    // Access keys have 20 characters. A number of 20 digits is none, and a word of 20 capitals hardly.
    '(?<![A-Za-z0-9])(?:HST|HPU)[A-Z0-9]{17}(?![A-Za-z0-9])',
    String.raw`(?<![A-Za-z0-9])(?=[A-Z]{0,19}\d)(?=\d{0,19}[A-Z])[A-Z0-9]{20}(?![A-Za-z0-9])`,
    // Secret keys have 40, of all three kinds: a Git commit is free of capitals.
    `(?<![A-Za-z0-9])(?=[A-Za-z0-9]{40}(?![A-Za-z0-9]))${KINDS}[A-Za-z0-9]{40}`,
    // Longer than any name that ModelArts gives or takes. Read once from its start, so that no rest of it is read again.
    String.raw`(?<![\w+=-])(?!(?:\w{1,40}=)?${SYMBOL.replace('(?<!w)', '')})(\w{1,40}=)?([\w+=-]{80,})`,
  ].join('|'),
  'g',
);

/** Longest word of a name that people or Ray have put together, as of a trial's directory. */
const WORD = 24;

/** Words with something between them: `train_fn_94bfe_00002_1_activation=ReLU-batch_size=256`. Few mix letters and digits. */
function isMadeOfWords(text: string): boolean {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const odd = words.filter((word) => /[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word));
  return words.length > 4 && words.every(({ length }) => length <= WORD) && odd.length * 4 <= words.length;
}

/** Of all three kinds. */
function isMixed(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text);
}

/** Text from outside, with `[masked]` in the place of whatever looks like a credential or an e-mail address. */
export function masked(text: string): string {
  const named = SECRETS.reduce((left, [pattern, mask]) => left.replace(pattern, mask), text);
  const known = withoutShapes(withoutWandbKeys(withoutKnownForms(named, MASK)));
  const rest = known.replace(OPAQUE, (found: string, symbol?: string, name = '', long?: string) => {
    if (symbol !== undefined || (long !== undefined && !isMixed(long)) || isMadeOfWords(long ?? found))
      return found;
    return `${name}${MASK}`;
  });
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
