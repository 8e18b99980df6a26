/** How secrets of services look, by their documentation. What is public by design is left out: `pk_live_…`, site keys. */
const formats: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['AWS access key', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/u],
  ['GitHub token', /\bgh[pousr]_[A-Za-z\d]{36,}\b|\bgithub_pat_[A-Za-z\d]{22}_[A-Za-z\d]{59}\b/u],
  ['GitLab token', /\bgl(?:pat|dt|rt|ptt|ft|soat)-[\w-]{20,}/u],
  ['Slack token', /\bxox[abeoprs]-(?:\d+-)+[\w-]{10,}|\bxapp-\d-[A-Z\d]+-\d+-[a-z\d]+/u],
  [
    'Slack webhook',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z\d]+\/[A-Z\d]+\/[\w]{20,}/u,
  ],
  ['Discord webhook', /discord(?:app)?\.com\/api\/webhooks\/\d{17,}\/[\w-]{60,}/u],
  [
    'Teams webhook',
    /(?:outlook\.office|webhook\.office)\.com\/webhook(?:b2)?\/[\da-f-]{36}@[\da-f-]{36}\/IncomingWebhook\/[\da-f]{32}/iu,
  ],
  ['Stripe key', /\b[rs]k_live_[A-Za-z\d]{16,}|\bwhsec_[A-Za-z\d+/]{32,}/u],
  ['Google API key', /\bAIza[\w-]{35}(?![\w-])/u],
  ['Google OAuth token', /\bya29\.[\w-]{30,}/u],
  ['Google OAuth secret', /\bGOCSPX-[\w-]{28}\b/u],
  ['Facebook token', /\bEAA[A-Za-z\d]{60,}/u],
  ['npm token', /\bnpm_[A-Za-z\d]{36}\b/u],
  ['PyPI token', /\bpypi-AgE[\w-]{50,}/u],
  [
    'OpenAI key',
    /\bsk-(?:proj|svcacct|admin)-[\w-]{40,}|\bsk-[A-Za-z\d]{20}T3BlbkFJ[A-Za-z\d]{20}\b/u,
  ],
  ['Anthropic key', /\bsk-ant-(?:api|admin)\d{2}-[\w-]{40,}/u],
  ['Hugging Face token', /\bhf_[A-Za-z]{34}\b/u],
  ['SendGrid key', /\bSG\.[\w-]{22}\.[\w-]{43}\b/u],
  ['Mailgun key', /\bkey-[\da-f]{32}\b/u],
  ['Mailchimp key', /\b[\da-f]{32}-us\d{1,2}\b/u],
  ['Twilio key', /\bSK[\da-f]{32}\b/u],
  ['Telegram bot token', /\b\d{8,10}:AA[\w-]{33}\b/u],
  ['PayPal token', /access_token\$(?:production|sandbox)\$[\da-z]{16}\$[\da-f]{32}/u],
  ['Square token', /\b(?:EAAA|sq0atp-|sq0csp-)[\w-]{22,60}\b/u],
  ['Shopify token', /\bshp(?:at|ca|pa|ss)_[\da-fA-F]{32}\b/u],
  ['DigitalOcean token', /\bdo[opr]_v1_[\da-f]{64}\b/u],
  ['Databricks token', /\bdapi[\da-f]{32}\b/u],
  ['Azure storage key', /AccountKey=[A-Za-z\d+/]{86}==/u],
  ['Doppler token', /\bdp\.(?:pt|st|ct)\.[\w-]{40,}/u],
  ['Linear key', /\blin_api_[A-Za-z\d]{40}\b/u],
  ['Sentry token', /\bsntrys_[\w=+/-]{60,}/u],
  ['Grafana token', /\bglsa_[A-Za-z\d]{32}_[\da-f]{8}\b/u],
  ['Atlassian token', /\bATATT3[\w=-]{180,}/u],
  ['Vault token', /\bhvs\.[\w-]{90,}/u],
  ['age key', /\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b/u],
];

/** The first character of any of the formats, and enough of them to rule most texts out at once. */
const hint =
  /AKIA|ASIA|ABIA|ACCA|gh[pousr]_|github_pat_|gl[a-z]{2,4}-|xox|xapp-|hooks\.slack|webhook|k_live_|whsec_|AIza|ya29|GOCSPX|EAA|npm_|pypi-|sk-|hf_|SG\.|key-|-us\d|SK|:AA|access_token\$|sq0|shp|_v1_|dapi|AccountKey=|dp\.|lin_api_|sntrys_|glsa_|ATATT3|hvs\.|AGE-SECRET|eyJ|PRIVATE KEY/u;
const made =
  /example|sample|dummy|fake|placeholder|redacted|x{6}|1234567890|0{8}|abcdef(?:gh|01)|\*{3}|\.{3}/iu;
const webToken = /\beyJ[\w-]{8,}\.(?<payload>eyJ[\w-]{8,})\.[\w-]{16,}/u;
const privateKey =
  /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY(?: BLOCK)?-----(?<body>[\s\S]{0,300})/u;

function hasKeyBody(text: string): boolean {
  const body = privateKey.exec(text)?.groups?.['body'];
  return body !== undefined && /^(?:\s|\\n|\\r)*[A-Za-z\d+/=]{32}/u.test(body);
}

/** The payload of tokens that are meant to be public, or of the sample that all documentation shows. */
function isPublicToken(payload: string): boolean {
  const json = decodeText(payload);
  return /"role":\s*"anon"|"sub":\s*"1234567890"|"name":\s*"John Doe"/u.test(json);
}

function decodeText(payload: string): string {
  return Buffer.from(payload, 'base64url').toString('utf8');
}

/**
 * Recognises a secret by its looks alone.
 *
 * @param text - A text that stands in the code.
 * @returns What it is, or `undefined`.
 */
export function getKnownSecret(text: string): string | undefined {
  if (text.length < 20 || !hint.test(text)) return undefined;
  if (hasKeyBody(text)) return 'private key';
  for (const [name, pattern] of formats) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined && !made.test(found)) return name;
  }
  const payload = webToken.exec(text)?.groups?.['payload'];
  return payload !== undefined && !isPublicToken(payload) ? 'JSON Web Token' : undefined;
}
