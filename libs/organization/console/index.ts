export { noteExports } from './audit/note-export';
export { NamesShown } from './people/names-shown';
export { PeopleSight } from './people/people-sight';
export { RoleNames } from './roles/role-names';
export { signedInOnly } from './session/signed-in-only';
export { type Viewer, ViewerSession } from './session/viewer-session';
