export { toPurl } from './render/to-purl.js';
export { writeVex, type VexOptions } from './render/write-vex.js';
