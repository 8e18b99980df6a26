import { groundrules } from '@groundrules/eslint-config';

export default groundrules({ root: import.meta.dirname });
