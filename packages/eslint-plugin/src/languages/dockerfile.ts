import { createLanguage, type Language } from './create-language.js';
import { parseDockerfile } from '../dockerfile/parse-dockerfile.js';

/** Dockerfiles, as the language `groundrules/dockerfile`. */
export const dockerfile: Language = createLanguage({
  parse: parseDockerfile,
  visitorKeys: {
    Dockerfile: ['body'],
    DockerfileInstruction: ['flags', 'words', 'properties', 'trigger'],
    DockerfileFlag: [],
    DockerfileWord: [],
    DockerfileProperty: [],
  },
});
