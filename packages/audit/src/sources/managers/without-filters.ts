/**
 * Variables that are taken away from a package manager: what they say would leave packages out, or only holds for the
 * script that started us.
 */
export const withoutFilters: Readonly<Record<string, undefined>> = Object.fromEntries(
  [
    'workspace',
    'workspaces',
    'include_workspace_root',
    'omit',
    'only',
    'also',
    'production',
    'dev',
    'optional',
    'audit_level',
    'json',
    'dry_run',
    'global',
    'ignore_registry_errors',
  ]
    .flatMap((name) => [`npm_config_${name}`, `NPM_CONFIG_${name.toUpperCase()}`])
    .concat('NODE_ENV', 'FORCE_COLOR', 'INIT_CWD')
    .map((name) => [name, undefined]),
);
