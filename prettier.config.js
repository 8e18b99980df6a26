export { default } from '@groundrules/prettier-config';
