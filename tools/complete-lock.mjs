// @ts-check
// Adds to package-lock.json the optional platform packages that the registry in use does not carry.
// To be run after every `npm install` that changes the lock; `npm run lock:check` says when it is needed.
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock } from './lock/lock-file.mjs';

const path = new URL('../package-lock.json', import.meta.url);
const { lock, added } = completeLock(JSON.parse(readFileSync(path, 'utf8')));
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'package-lock.json is complete.' : `Added to package-lock.json:\n${added.join('\n')}`);
