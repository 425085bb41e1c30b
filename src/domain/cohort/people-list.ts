/** What a column of a list of people holds. */
export const peopleColumns = ["name", "given-name", "family-name", "user-name", "email", "group", "other"] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

/** A list as it was read, before anybody is asked about it. */
export interface PeopleList {
  readonly separator: "," | ";" | "\t";
  /** The first row names the columns. */
  readonly hasHeader: boolean;
  readonly columns: readonly PeopleColumn[];
  /** Rows without the header and without empty ones; `line` counts from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}
export interface ListedPerson {
  readonly line: number;
  readonly name: string;
  readonly userName?: string;
  readonly email?: string;
  readonly group?: string;
}

const separators = ["\t", ";", ","] as const;

/** Reads rows of cells separated by comma, semicolon or tab, quoted as in RFC 4180. Any text is a list; whether it makes sense is seen by its people. */
export function parsePeopleList(text: string): PeopleList {
  const separator = separatorOf(text);
  const all = recordsOf(text.replace(/^\ufeff/, ""), separator);
  const [first] = all;
  const header = first?.cells.map(columnNamed) ?? [];
  const hasHeader = header.some((column) => column !== undefined);
  const rows = hasHeader ? all.slice(1) : all;
  const columns = hasHeader ? header.map((column) => column ?? "other") : guessedColumns(rows.map(({ cells }) => cells));
  return { separator, hasHeader, columns, rows };
}

/** The people of a list whose columns mean this. Cells in columns of no meaning are left out. */
export function peopleFrom({ rows }: PeopleList, columns: readonly PeopleColumn[]): readonly ListedPerson[] {
  return rows.map(({ line, cells }) => {
    const held = (column: PeopleColumn): string =>
      cells
        .filter((_, index) => columns[index] === column)
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(" ");
    const name = held("name") || [held("given-name"), held("family-name")].filter(Boolean).join(" ");
    const [userName, email, group] = [held("user-name"), held("email"), held("group")];
    return { line, name, ...(userName && { userName }), ...(email && { email }), ...(group && { group }) };
  });
}

/** The one that stands equally often in most rows. What is quoted does not count. */
function separatorOf(text: string): PeopleList["separator"] {
  const rows = text.replace(/"[^"]*"/g, "").split(/[\r\n]+/);
  let best: { readonly separator: PeopleList["separator"]; readonly rows: number } = { separator: ",", rows: 0 };
  for (const separator of separators) {
    const alike = new Map<number, number>();
    for (const row of rows.slice(0, 50)) {
      const count = row.split(separator).length - 1;
      if (count > 0) alike.set(count, (alike.get(count) ?? 0) + 1);
    }
    const most = Math.max(0, ...alike.values());
    if (most > best.rows) best = { separator, rows: most };
  }
  return best.separator;
}

function recordsOf(text: string, separator: string): PeopleList["rows"] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let startLine = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== "")) rows.push({ line: startLine, cells });
    cells = [];
    cell = "";
    startLine = line;
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (character === "\n" || (character === "\r" && text[index + 1] !== "\n")) line += 1;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === "" && isClosed(text, index, separator)) {
      cell = "";
      isQuoted = true;
    } else if (character === separator) {
      cells.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\n" || text[index + 1] !== "\n") endRow();
    } else cell += character;
  }
  endRow();
  return rows;
}

/** Whether the quote that opens here ends where a cell does; one that does not is a sign like others and takes no row along. */
function isClosed(text: string, index: number, separator: string): boolean {
  const quoted = new RegExp(`"[^"]*(?:""[^"]*)*"(?= *(?:${separator}|[\\r\\n]|$))`, "y");
  quoted.lastIndex = index;
  return quoted.test(text);
}

/** Names of columns as registers of six languages head them, in small letters and without what is not a letter. */
const columnNames: { readonly [column in Exclude<PeopleColumn, "other">]: readonly string[] } = {
  name: [
    "name",
    "fullname",
    "participant",
    "learner",
    "student",
    "الاسم",
    "الاسمالكامل",
    "اسم",
    "اسمالمشارك",
    "姓名",
    "名字",
    "全名",
    "nom",
    "nomcomplet",
    "nometprénom",
    "nometprenom",
    "nomprénom",
    "имя",
    "фио",
    "имяифамилия",
    "фамилияимя",
    "участник",
    "nombre",
    "nombrecompleto",
    "nombreyapellidos",
    "nombreyapellido",
  ],
  "given-name": [
    "firstname",
    "givenname",
    "givennames",
    "forename",
    "الاسمالأول",
    "名",
    "prénom",
    "prenom",
    "prénoms",
    "имяотчество",
    "nombredepila",
    "nombres",
  ],
  "family-name": ["lastname", "familyname", "surname", "اسمالعائلة", "اللقب", "姓", "nomdefamille", "фамилия", "apellido", "apellidos"],
  "user-name": [
    "username",
    "user",
    "login",
    "اسمالمستخدم",
    "المستخدم",
    "用户名",
    "登录名",
    "nomdutilisateur",
    "identifiant",
    "имяпользователя",
    "логин",
    "nombredeusuario",
    "usuario",
  ],
  email: [
    "email",
    "emailaddress",
    "mail",
    "البريدالإلكتروني",
    "البريد",
    "عنوانالبريدالإلكتروني",
    "电子邮件",
    "邮箱",
    "电子邮箱",
    "courriel",
    "adresseélectronique",
    "адресэлектроннойпочты",
    "электроннаяпочта",
    "почта",
    "correo",
    "correoelectrónico",
    "correoelectronico",
  ],
  group: [
    "group",
    "subgroup",
    "team",
    "المجموعة",
    "المجموعةالفرعية",
    "الفريق",
    "小组",
    "组",
    "分组",
    "groupe",
    "sousgroupe",
    "équipe",
    "группа",
    "подгруппа",
    "команда",
    "grupo",
    "subgrupo",
    "equipo",
  ],
};
const columnByName = new Map(
  Object.entries(columnNames).flatMap(([column, names]) => names.map((name) => [name, column as PeopleColumn] as const)),
);

const columnNamed = (cell: string): PeopleColumn | undefined =>
  columnByName.get(
    cell
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}]/gu, ""),
  );

/** Without a header: addresses are e-mail; the first column of other texts is the name, the second the sub-group. */
function guessedColumns(rows: readonly (readonly string[])[]): readonly PeopleColumn[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const left: PeopleColumn[] = ["name", "group"];
  return Array.from({ length: width }, (_, index) => {
    const cells = rows.map((row) => row[index]?.trim() ?? "").filter(Boolean);
    const isEmail = cells.length > 0 && cells.filter((cell) => cell.includes("@")).length * 2 > cells.length;
    return isEmail ? "email" : (left.shift() ?? "other");
  });
}
