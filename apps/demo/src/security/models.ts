import { z } from 'zod';

/** Roles, from the one that may do least to the one that may do all. */
const roles = ['viewer', 'technician', 'admin'] as const;

const reservedUsernames = new Set(['lablink', 'root', 'system']);

const accountShape = z.strictObject({
  username: z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/u, 'must be 3 to 32 lower-case characters'),
  displayName: z.string().trim().min(1).max(80),
  role: z.enum(roles),
  password: z.string().min(12, 'must have at least 12 characters').max(256),
});

type AccountForm = z.infer<typeof accountShape>;

/** Judges one field of the form beside the others; answers what is wrong, if anything. */
type FieldValidator<Field extends keyof AccountForm> = (
  form: AccountForm,
  value: AccountForm[Field],
) => string | undefined;

const validators: { readonly [Field in keyof AccountForm]: readonly FieldValidator<Field>[] } = {
  username: [(_form, value) => (reservedUsernames.has(value) ? 'is reserved' : undefined)],
  displayName: [(_form, value) => (/\p{C}/u.test(value) ? 'has invisible characters' : undefined)],
  role: [
    (form, value) =>
      form.username.startsWith('guest') && value !== 'viewer'
        ? 'is too much for a guest'
        : undefined,
  ],
  password: [
    (_form, value) => (value.trim() === value ? undefined : 'must not begin or end with a space'),
    (_form, value) => (new Set(value).size < 5 ? 'must have 5 different characters' : undefined),
    (form, value) =>
      value.toLowerCase().includes(form.username) ? 'must not contain the username' : undefined,
  ],
};

function mistakesIn<Field extends keyof AccountForm>(form: AccountForm, field: Field): string[] {
  return validators[field].flatMap((validate) => validate(form, form[field]) ?? []);
}

/** What an administrator sends to open an account. */
export const newUserSchema = accountShape.superRefine((form, context) => {
  for (const field of accountShape.keyof().options) {
    for (const message of mistakesIn(form, field)) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  }
});

/** What a client sends to log in. Length is all that is checked, so that nothing is given away. */
export const credentialsSchema = z.strictObject({
  username: z.string().min(1).max(32),
  password: z.string().min(1).max(256),
});

/** What the institute's portal hands over for somebody who is logged in there. */
export const portalFormSchema = z.strictObject({ token: z.string().min(1).max(4096) });

/** An account as clients may see it. */
export const userSchema = z.object({
  id: z.int().positive(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
});

/** What somebody logs in with. */
export type Credentials = z.infer<typeof credentialsSchema>;

/** An account that is about to be opened. */
export type NewUser = z.infer<typeof newUserSchema>;

/** Name of a role. */
export type Role = (typeof roles)[number];

/** An account, without its password. */
export type User = z.infer<typeof userSchema>;
