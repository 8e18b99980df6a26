/** Address of the folder that holds the rules' documentation pages. */
declare const __RULE_DOCS__: string;
/** Name of this package. */
declare const __PACKAGE_NAME__: string;
/** Version of this package. */
declare const __PACKAGE_VERSION__: string;
