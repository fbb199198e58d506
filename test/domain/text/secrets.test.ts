import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked } from '../../../src/domain/text/secrets.ts';

const AK = 'HST3WIAQ7XLP0MKZ2C5D';
const SK = 'q8ZkP3nVt0YbR6wLxE2uJ9sHmC5aDfG7iKoT1vQy';
const IAM = `MIIDkgYJKoZIhvcNAQcCoIIDgzCCA38CAQExDTALBglghkgBZQMEAgEw${'Ab3-'.repeat(20)}==`;
const SECURITY = `gQpjbi1ub3J0aC00jKIYVCl8${'x7/Q'.repeat(15)}`;
const BOT = 'xoxb-1234567890-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx';

/** What is around a secret, with the secret itself in the place of `§`. */
const SECRETS: readonly (readonly [string, string])[] = [
  ['§', AK],
  ['key § was refused', 'HPUA1B2C3D4E5F6G7H8I'],
  ['Access=§', '4QXQXVR1ZU0BTPGSBWPM'],
  ['ak=§', 'short'],
  ['"ak":"§"', 'AKIAIOSFODNN7EXAMPLE'],
  ['§', SK],
  ['sk: §', SK],
  ['HUAWEICLOUD_SDK_SK=§ npm start', SK],
  ['{"secret":"§"}', 'a b'.replace(' ', '-')],
  ['secret_access_key = §', SK],
  ['X-Auth-Token: §', IAM],
  ['token § has expired', IAM],
  ['x-subject-token=§', 'opaque.0'],
  ['X-Security-Token: §', SECURITY],
  ['with § in it', SECURITY],
  ['Authorization: Bearer §', 'abc.def'],
  ['authorization: §', `SDK-HMAC-SHA256 Access=${AK}, SignedHeaders=host;x-sdk-date, Signature=0f1e2d`],
  ['{"Authorization":"Basic §"}', 'dXNlcjpwYXNz'],
  ['SDK-HMAC-SHA256 Access=§', `${AK}, SignedHeaders=host, Signature=0123456789abcdef`],
  ['curl -H Bearer §', 'c2VjcmV0LXRva2VuLTEyMzQ1Ng=='],
  ['Cookie: §', 'session=0a1b2c; theme=dark'],
  ['§', BOT],
  ['{"token":"§"}', BOT],
  ['SLACK_APP_TOKEN=§', 'xapp-1-A0123456789-1234567890123-0123456789abcdef'],
  ['workflow token §', 'xwfp-1234567890-1234567890-abcdef'],
  ['user token §.', 'xoxp-1234567890-1234567890-abcdef'],
  ['refresh §', 'xoxe.xoxp-1-Mi0yLTEyMzQ1Njc4OTA'],
  ['password=§', 'hunter2'],
  ['password = "§"', 'with space'.replace(' ', '_')],
  ["passwd: '§'", 'Huawei@123'],
  ['"passwd":"§"', 'p,w;d)'],
  [String.raw`{\"password\":\"§\"}`, 'escaped'],
  ['IAM_PASSWORD=§', 'Pa$$w0rd!'],
  ['adminPass: §', 'x'],
  ['client_secret=§&grant_type=x', 'abcdef'],
  ['accessToken: §', 'abcdef'],
  ['api_key=§', 'abcdef'],
  ['https://obs.cn-north-4.myhuaweicloud.com/b/k?AccessKeyId=§&Expires=1', AK],
  ['https://obs.cn-north-4.myhuaweicloud.com/b/k?Expires=1&Signature=§', 'a%2Fb%3D'],
  ['https://b.s3.amazonaws.com/k?X-Amz-Credential=§&X-Amz-Date=x', 'me%2Ftoday'],
  ['https://b.s3.amazonaws.com/k?X-Amz-Signature=§', '0123abcd'],
  ['https://x.example/y?sig=§', 'abc'],
  ['https://x.example/y?a=1&token=§#top', 'abc'],
  ['postgres://§@db.internal:5432/bot', 'bot:geheim'],
  ['redis://§@cache', ':geheim'],
  ['https://§@example.com/x', 'user:p%40ss'],
  ['mail to § please', 'ming.li+ops@mail.example.com.cn'],
  ['<mailto:§|write>', 'a_b@example.org'],
  ['§', 'https://hooks.slack.com/commands/T0123/456/abcDEF'],
  ['post to §', 'http://hooks.slack.com/services/T0/B0/xyz'],
  ['response_url: §', 'https://slack.example/x/y'],
  ['"response_url":"§"', 'https://slack.example/x/y'],
  ['jwt §', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF_123'],
  ['§', '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE KEY-----'],
  ['§', '-----BEGIN PRIVATE KEY-----\ncut off'],
  ['blob §', 'Ab1_'.repeat(30)],
];

const HARMLESS: readonly string[] = [
  '',
  'The job cannot be stopped in its present state.',
  '8c2a6e0d-5f0b-4f6c-9d5e-0a1b2c3d4e5f',
  'job 8C2A6E0D-5F0B-4F6C-9D5E-0A1B2C3D4E5F',
  '0a1b2c3d',
  'trial 0a1b2c3d of resnet-lr has ended',
  '0123456789abcdef0123456789abcdef',
  'request id 6e2c1f0a9b8d7c6e5f4a3b2c1d0e9f8a',
  'ModelArts.0108',
  '400 ModelArts.2775: Invalid trial id',
  'APIGW.0308 the throttling threshold has been reached',
  '12345678901234567890',
  '3.14159265358979323846264338327950288419716',
  'learning_rate=0.001, batch_size=256',
  'max_tokens: 4096',
  'num_tokens=8192 tokenizer=bert-base',
  'tensor(0.9375)',
  '/cache/output/resnet/checkpoint-001.pth',
  'obs://team-bucket/experiments/2026/11/22/ResNet50/run-17/output/checkpoints/best/model_final_0123.ckpt',
  // The home of ModelArts' own images.
  '/home/ma-user/work/Project/2026/Very/Long/Path/That/Goes/On/And/On/For/More/Than/Eighty/Characters/1',
  'PWD=/home/ma-user/work',
  'https://support.huaweicloud.com/api-modelarts/ShowAutoSearchTrials.html',
  'https://console.huaweicloud.com/modelarts/?region=cn-north-4&locale=zh-cn#/train/8c2a6e0d',
  'postgres://db.internal:5432/bot',
  'ResNet50-Imagenet-2026-lr-sweep-batch-256-final-v2-seed-42-run-17',
  'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'S0OPERATORS operator everywhere',
  'U0123456789 in C0123456789',
  '1763798400.000100',
  '2026-11-22T08:00:00.000Z',
  'SDK_HMAC is not supported',
  'the token has expired',
  'Incorrect IAM authentication information: verify aksk signature fail',
  'a wrong password was given',
  'basic training of the bearer',
  'secretary',
  'SLACK_BOT_TOKEN begins with xoxb- and SLACK_APP_TOKEN with xapp-',
  'ABCDEFGHIJKLMNOPQRST',
  'SHOWAUTOSEARCHTRIALSPERPAGE',
  '超参搜索作业 resnet-lr 已经结束',
  '@ops may now stop trials everywhere',
  '<@U0123456789> asked <!subteam^S0123456789>',
  'npm install kysely@0.29.9',
  '10:30:15 → 10:31:02',
  'top quarter, 37 of 100; 3.5 h',
  'undo 10 → 30',
  'author: the team',
  'key=value, sketch: yes, take=2, risk=3',
];

/** Lines of training logs that people search for, and whose least word matters. */
const OF_LOGS: readonly string[] = [
  'ImportError: /opt/x.so: undefined symbol: _ZN3c105ErrorC2ENS_14SourceLocationENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE',
  'undefined symbol: _ZN2at4_ops5zeros4callEN3c108ArrayRefINS2_6SymIntEEENS2_8optionalINS2_10ScalarTypeEEENS6_INS2_6LayoutEEENS6_INS2_6DeviceEEENS6_IbEE',
  'libtorch_cpu.so(_ZNK3c1010TensorImpl36is_contiguous_nondefault_policy_implENS_12MemoryFormatEABCDEFGHIJK1234567890abcdefghijklmnopqrs+0x64) [0x7f3a]',
  'frame #3: symbol=__ZNSt3__112basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEE6appendEPKcmABCDEFGHIJKLMNOP123456789',
  'missing _Z13flash_fwd_kernelILi128ELb1EEv16Flash_fwd_params',
  '    next_token = torch.argmax(logits)',
  '    token = tokens[i]',
  '    token = tokenizer.decode(',
  '    next_token = sample',
  '    if token == eos_token:',
  '    if token != self.pad_token:',
  '    self.secret_key = config["k"]',
  '    self.api_key = api_key',
  '    password = getpass.getpass()',
  '    api_key=os.environ["HF_KEY"],',
  '    token = os.environ.get("HF_TOKEN")',
  '    model = load(name, token=hf_token, trust=True)',
  '    signature = inspect.signature(fn)',
  'def login(token: str, api_key=None):',
  'def encode(token: torch.Tensor, at=2)',
  '    sk = StratifiedKFold(n_splits=5)',
  '    scores = q@k.transpose(-2, -1) / scale',
  '    out = x@self.weight + bias',
  "KeyError: 'api_key'",
  "KeyError: 'token'",
  "AttributeError: 'Config' object has no attribute 'secret_key'",
  "TypeError: forward() got an unexpected keyword argument 'token'",
  'Token indices sequence length is longer than the specified maximum sequence length for this model (1024 > 512).',
  "special tokens: pad_token='<pad>', eos_token: </s>, bos_token = <|begin_of_text|>",
  '"unk_token": "<unk>", "mask_token": "[MASK]", "cls_token": [CLS]',
  'tokens per second: 1024, token: 17, pad_token=0',
  'RuntimeError: shape mismatch, got torch.Size([32, 128, 768]) and torch.Size([32, 64])',
  'RuntimeError: Error(s) in loading state_dict for ResNet: Missing key(s) in state_dict: "fc.weight"',
  'at commit 504f67d1a94a8fe5ccb19ba61c4c0873d391e987',
  'e.g. job 8c2a6e0d-5f0b-4f6c-9d5e-0a1b2c3d4e5f of trial train_fn_94bfe_00002',
  'train_fn_94bfe_00002_2_activation=ReLU-batch_size=256-depth=7-dropout=0-optimizer=AdamW-scheduler=Cosine_2026-11-30_10-01-22',
];

/** The same beside a credential: code is kept for what it is, not for where it stands. */
const BESIDE_CODE: readonly (readonly [string, string])[] = [
  ['MYSQL_PASSWORD = §', 'P4(x)w0rd!'],
  ['password = §', 'Pa55(word)2024!'],
  ['export API_KEY=§', 'Z9k(1)8f'],
  ['api_key: §', 'f9(x)abc'],
  ['secret = §', 'abc[1]def9XY'],
  ['wandb.init(api_key=§)', 'x7(9)f8e2'],
  ['X-Auth-Token: <§>', 'gAAAAabc123'],
  ['token = §', '(abc)S3cr3tTail'],
  ['token=str[§]', 'abc123SECRET'],
  ['secret=settings.§', 'a8f7d6e5c4'],
  ['api_key = foo(x, "§")', 'abc123SECRET'],
  ['token = "§"', 'abcdef'],
  ["self.token = '§'", 'letters'],
  ['    api_key = "§"', 'abcdef'],
  ['token == "§"', 'abcdef'],
  ['token = §', 'hf_abc123def'],
  ['token: §', 'abcdef'],
  ['token=§', 'abc.def'],
  ['password = §', 'geheim'],
  ['password=§', 'not(a)call'],
  ['secret = §', 'geheim'],
  ['secret_key=§', 'geheim'],
  ['api_key = SecretStr("§")', 'geheim'],
  ['token = read("§")', 'hf-abc123def'],
  ['login(token="§")', 'hfabcdef'],
  ['symbol _ZN3foo3barE and §', SK],
  ['§', '_Zk-'.concat('Ab1x'.repeat(24))],
  ['§', `${'Ab1xYz9Q'.repeat(4)}-${'q8ZkP3nV'.repeat(4)}_${'t0YbR6wL'.repeat(4)}`],
];

/** By what a test is told apart: the place of the secret, and how it begins. */
const CASES = SECRETS.map(([around, secret]) => [
  around.replace('§', () => `${secret.slice(0, 8)}…`),
  around,
  secret,
]);

describe('masked', () => {
  it.each(OF_LOGS)('leaves the line %j of a log as it is', (line) => expect(masked(line)).toBe(line));

  it.each(BESIDE_CODE)('leaves nothing of a literal in %j', (around, secret) => {
    const text = masked(around.replace('§', () => secret));
    expect(text).toContain('[masked]');
    expect(text).not.toContain(secret);
  });

  it.each(CASES)('leaves nothing of a secret in %j', (_, around, secret) => {
    const text = masked(around.replace('§', () => secret));
    expect(text).toContain('[masked]');
    expect(text).not.toContain(secret);
    for (const part of secret.split(/[^\w]+/).filter((each) => each.length > 8))
      expect(text).not.toContain(part);
  });

  it.each(CASES)('leaves nothing of a secret within a longer text: %j', (_, around, secret) => {
    const text = masked(`400 failed: ${around.replace('§', () => secret)}\nand more`);
    expect(text).not.toContain(secret);
    expect(text.startsWith('400 failed: ')).toBe(true);
  });

  it.each(HARMLESS)('leaves %j as it is', (text) => expect(masked(text)).toBe(text));

  it('keeps what is around a secret', () => {
    expect(masked('postgres://bot:geheim@db.internal:5432/bot')).toBe(
      'postgres://[masked]@db.internal:5432/bot',
    );
    expect(masked('{"user":"bot","password":"x y","n":1}')).toBe(
      '{"user":"bot","password":"[masked]","n":1}',
    );
    expect(masked('GET /x?a=1&Signature=abc&b=2 failed')).toBe('GET /x?a=1&Signature=[masked]&b=2 failed');
    expect(masked(`key ${AK}, request 0123456789abcdef0123456789abcdef`)).toBe(
      'key [masked], request 0123456789abcdef0123456789abcdef',
    );
  });

  it('finds nothing more in what it has masked', () => {
    const piece = fc.oneof(
      fc.constantFrom(...SECRETS.map(([around, secret]) => around.replace('§', () => secret))),
      fc.constantFrom(
        ...HARMLESS,
        '[masked]',
        'token',
        'password',
        'Authorization',
        'Bearer',
        '://',
        'xoxb-',
      ),
      fc.constantFrom(
        ' ',
        '=',
        ': ',
        '"',
        "'",
        '\\',
        '&',
        '?',
        '@',
        '.',
        '\n',
        '-',
        '_',
        '/',
        ',',
        'a',
        'A',
        '1',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = masked(pieces.join(''));
        expect(masked(text)).toBe(text);
      }),
      { numRuns: 20_000 },
    );
  });
});
