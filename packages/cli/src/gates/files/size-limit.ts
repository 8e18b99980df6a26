/**
 * Nobody writes a file of more bytes by hand, and tools that parse need minutes and gigabytes for it. It is not given to
 * them, and a finding says so.
 */
export const sizeLimit = 5 * 1024 * 1024;
