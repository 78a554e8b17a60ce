// Every word the set-up says, in both languages. Plain JavaScript: read by the system's Node before anything is installed.

/** @type {Record<string, { en: string, fr: string }>} */
export const words = {
  usage: {
    en: 'Use: node tools/set-up/run.js start|test|prove|bench [arguments]',
    fr: 'Usage : node tools/set-up/run.js start|test|prove|bench [arguments]',
  },
  nodeTooOld: {
    en: 'Strait needs Node 20 or newer to set itself up; this is {found}. Install a newer Node, then try again.',
    fr: "Strait a besoin de Node 20 ou plus récent pour s'installer ; ici : {found}. Installez un Node plus récent, puis recommencez.",
  },
  installing: {
    en: 'Installing the modules of package-lock.json (about 10 s, once) ...',
    fr: 'Installation des modules de package-lock.json (10 s environ, une seule fois)...',
  },
  installFailed: {
    en: 'npm could not install the modules (exit {code}). Nothing was started. Check the link to the package registry, or run `npm ci` once where there is one; npm said:',
    fr: "npm n'a pas pu installer les modules (code {code}). Rien n'a été lancé. Vérifiez l'accès au dépôt de paquets, ou lancez `npm ci` une fois là où il est joignable ; npm a dit :",
  },
  modulesAreALink: {
    en: 'node_modules is a link to modules that do not match package-lock.json ({why}). Install them where the link points; nothing is installed through a link.',
    fr: "node_modules est un lien vers des modules qui ne correspondent pas à package-lock.json ({why}). Installez-les là où pointe le lien ; rien n'est installé à travers un lien.",
  },
  repairing: {
    en: 'Install scripts did not run (--ignore-scripts?): running that of {name} ...',
    fr: "Les scripts d'installation n'ont pas tourné (--ignore-scripts ?) : lancement de celui de {name}...",
  },
  nodeMissing: {
    en: 'The pinned Node {wanted} is not there or does not run ({found}). Run `npm ci --ignore-scripts=false`, or see README, "What is needed".',
    fr: 'Le Node épinglé {wanted} est absent ou ne démarre pas ({found}). Lancez `npm ci --ignore-scripts=false`, ou voyez README, « What is needed ».',
  },
  consoleBuilding: { en: 'Building the console ...', fr: 'Construction de la console...' },
  consoleFailed: {
    en: 'The console could not be built (exit {code}):',
    fr: "La console n'a pas pu être construite (code {code}) :",
  },
};

/**
 * Says one thing in both languages on stderr.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const entry = words[key];
  if (!entry) throw new Error(`no such words: ${key}`);
  for (const language of [entry.en, entry.fr])
    process.stderr.write(
      `${language.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))}\n`,
    );
}
