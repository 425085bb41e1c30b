import { sql } from "kysely";

const mark = "/* fixed */";

/**
 * Begins a statement of SQL whose text is always the same, whatever its values, and which is run often enough to be planned once for each
 * connection instead of each time. One whose text varies would fill the database's memory with plans.
 */
export const fixed = sql.raw(mark);

export const isFixed = (text: string): boolean => text.startsWith(mark);
