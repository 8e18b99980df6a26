/**
 * @typedef {object} Snippet
 * @property {string} language What the fence names.
 * @property {string} code
 * @property {number} line Where it begins.
 */

/**
 * @typedef {object} Entry
 * @property {string} title
 * @property {number} line Where its heading stands.
 * @property {Snippet[]} wrong
 * @property {Snippet[]} right
 * @property {{ kind: string, names: string[] } | undefined} enforcer What enforces it: `eslint`, `gate`, `knip`,
 *   `tsc` or `checklist`, and the names it gives.
 */

/** Takes a line such as "Enforced by: knip `files`, `types`. And so on." apart. */
function parseEnforcer(text) {
  const [first] = text.split(/\.(?:\s|$)/u);
  const names = Array.from(first.matchAll(/`(?<name>[^`]+)`/gu), ({ groups }) => groups.name);
  const word = /^(?:the )?(?<kind>checklist|gate|knip|tsc)\b/u.exec(first)?.groups.kind;
  return { kind: word ?? 'eslint', names };
}

/**
 * Reads a guide that says of each practice what is wrong, what is right and what enforces it.
 *
 * @param {string} page - The text of the page.
 * @param {string} level - The number signs of the headings that practices stand under.
 * @returns {Entry[]} The practices, in order.
 */
export function readGuide(page, level) {
  const entries = [];
  let part;
  let open;
  for (const [index, text] of page.split('\n').entries()) {
    const entry = entries.at(-1);
    const fence = /^```(?<language>\w*)$/u.exec(text);
    if (open !== undefined) {
      if (fence === null) open.code += `${text}\n`;
      else open = undefined;
    } else if (text.startsWith('#')) {
      part = undefined;
      if (text.startsWith(`${level} `)) {
        const title = text.slice(level.length + 1);
        entries.push({ title, line: index + 1, wrong: [], right: [], enforcer: undefined });
      }
    } else if (fence !== null) {
      open = { language: fence.groups.language, code: '', line: index + 1 };
      if (part !== undefined) entry[part].push(open);
    } else if (/^(?:Wrong|Right):$/u.test(text)) {
      part = text.slice(0, -1).toLowerCase();
    } else if (text.startsWith('Enforced by: ')) {
      part = undefined;
      entry.enforcer = parseEnforcer(text.slice('Enforced by: '.length));
    }
  }
  // A heading that only holds prose, such as the one of the sources, is no practice.
  return entries.filter((it) => it.enforcer !== undefined || it.wrong.length + it.right.length > 0);
}
