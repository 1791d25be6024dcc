/** `-20250514`, a day written together; the lists write `-2025-05-14` for some models. */
const COMPACT_DAY = /-(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=-|:|$)/g;
/** Gemini API and Vertex AI name models by resource: `models/gemini-2.5-pro`, `projects/p/.../models/gemini-2.5-pro`. */
const RESOURCE_PREFIX = /^(?:.*\/)?models\//;

/** The spellings under which a price list may know a model, in the order in which they are tried; in lower case. */
export function modelSpellings(seller: string, model: string): readonly string[] {
  const name = model.trim().toLowerCase();
  const bare = seller === 'google' ? name.replace(RESOURCE_PREFIX, '') : name;
  const dashed = bare.replace(COMPACT_DAY, withDashes);
  return dashed === bare ? [bare] : [bare, dashed];
}

function withDashes(match: string, year: string, month: string, day: string): string {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? `-${year}-${month}-${day}` : match;
}
