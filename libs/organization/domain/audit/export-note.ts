/** Of a file that a console makes of what it shows. */
export interface ExportNote {
  /** As the browser is given it, without its ending. */
  readonly name: string;
  /** Address within the console, with what the page was narrowed to. */
  readonly page: string;
  /** Lines without the headings. */
  readonly rows: number;
}

export interface ExportNoteProblem {
  readonly field: keyof ExportNote;
  /** What is expected instead. */
  readonly message: string;
}

const LONGEST_FILE_NAME = 200;
const LONGEST_PAGE = 2_000;

/** @returns what is wrong with a note; undefined where it can be kept */
export function exportNoteProblem({ name, page, rows }: ExportNote): ExportNoteProblem | undefined {
  if (name.trim() === '' || name.length > LONGEST_FILE_NAME || /\p{Cc}/u.test(name)) {
    return { field: 'name', message: `A name of 1 to ${LONGEST_FILE_NAME} characters in one line is expected.` };
  }
  if (page.length > LONGEST_PAGE || /\p{Cc}/u.test(page)) {
    return { field: 'page', message: `An address of ${LONGEST_PAGE} characters at most is expected, in one line.` };
  }
  return rows < 0 ? { field: 'rows', message: 'The number of lines is expected, from 0.' } : undefined;
}
