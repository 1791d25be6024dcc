export const EXPORT_FORMAT = 'tokenledger-organisation-export';
/** Raised where a reader of the files before would misread them. */
export const EXPORT_FORMAT_VERSION = 1;
export const MANIFEST_FILE = 'manifest.json';

/** What an export holds, so that anybody can check that it is whole. The last file of the archive. */
export interface ExportManifest {
  readonly format: typeof EXPORT_FORMAT;
  readonly formatVersion: number;
  readonly exportId: string;
  readonly organisation: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly sources: readonly ExportedSource[];
  readonly files: readonly ExportedFile[];
  /** What is stored and not in it, and why. */
  readonly leftOut: readonly LeftOut[];
}

/** A store that was read. */
export interface ExportedSource {
  readonly store: string;
  /** All that was stored at this instant is in the files. */
  readonly readFrom: string;
  /** Nothing that was stored after it is. The same instant where the store shows one state of all its tables. */
  readonly readUntil: string;
  /** The newest step of its schema. */
  readonly schema: string;
  /** Where the audit log ended. */
  readonly auditHead?: { readonly sequence: string; readonly hash: string };
}

export interface ExportedFile {
  readonly path: string;
  readonly store: string;
  readonly table: string;
  readonly rows: string;
  /** Compressed, as in the archive. */
  readonly bytes: string;
  /** Of the compressed file, in hexadecimal. */
  readonly sha256: string;
}

export interface LeftOut {
  readonly store: string;
  readonly table: string;
  /** The whole table unless given. */
  readonly columns?: readonly string[];
  readonly why: string;
}

/** How a file differs from its manifest. */
export type ExportProblem =
  | { readonly path: string; readonly problem: 'missing' | 'not-listed' | 'changed' | 'other-rows' }
  | { readonly path: string; readonly problem: 'unreadable'; readonly detail: string };

export interface ExportVerdict {
  /** undefined where there is none that can be read: the first problem says why. */
  readonly manifest: ExportManifest | undefined;
  readonly problems: readonly ExportProblem[];
}
