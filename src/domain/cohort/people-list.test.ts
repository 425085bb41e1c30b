import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePeopleList, peopleFrom } from "./people-list.ts";

const read = (text: string) => {
  const list = parsePeopleList(text);
  return peopleFrom(list, list.columns);
};

describe("a list of people", () => {
  it.each([
    ["name,email\nAmina Diallo,amina@example.org", ","],
    ["Name;E-mail\r\nAmina Diallo;amina@example.org\r\n", ";"],
    ["Nom\tAdresse électronique\rAmina Diallo\tamina@example.org", "\t"],
    ["\ufeffالاسم;البريد الإلكتروني\nAmina Diallo;amina@example.org\n\n", ";"],
    ['"姓名","电子邮件"\n"Amina Diallo","amina@example.org"', ","],
  ])("is read with its header and separator: %j", (text, separator) => {
    expect(parsePeopleList(text)).toMatchObject({ separator, hasHeader: true, columns: ["name", "email"] });
    expect(read(text)).toEqual([{ line: 2, name: "Amina Diallo", email: "amina@example.org" }]);
  });
  it("without a header takes addresses for e-mail, the first text for the name, the second for the sub-group", () => {
    expect(parsePeopleList("a@x.org;Amina;Tuesday;7\nb@x.org;Bilal;Tuesday;8")).toMatchObject({
      hasHeader: false,
      columns: ["email", "name", "group", "other"],
    });
    expect(read("Amina Diallo\nBilal Haddad")).toEqual([
      { line: 1, name: "Amina Diallo" },
      { line: 2, name: "Bilal Haddad" },
    ]);
  });
  it("may give given name and family name in columns of their own", () => {
    expect(read("Family name,First name,User name,Group\nHaddad,Leila,leila,B")).toEqual([
      { line: 2, name: "Leila Haddad", userName: "leila", group: "B" },
    ]);
  });
  it("keeps separators, quotes and line ends inside quotes, and tells the line on which a row begins", () => {
    expect(read('name,group\n"Diallo, Amina","the ""first""\ngroup"\nBilal,B')).toEqual([
      { line: 2, name: "Diallo, Amina", group: 'the "first"\ngroup' },
      { line: 4, name: "Bilal", group: "B" },
    ]);
  });
  it("ends a row with its line where a quote is not closed, and no row disappears in another", () => {
    expect(read('name,email\n"Amina,a@x.org\n"Bilal",b@x.org\nChen,"c@x.org\nDalia,d@x.org')).toEqual([
      { line: 2, name: '"Amina', email: "a@x.org" },
      { line: 3, name: "Bilal", email: "b@x.org" },
      { line: 4, name: "Chen", email: '"c@x.org' },
      { line: 5, name: "Dalia", email: "d@x.org" },
    ]);
  });
  it("takes rows that are too short or too long as they are, each for itself", () => {
    expect(read("name,email,group\nAmina\nBilal,b@x.org,B,more,and more\n,c@x.org")).toEqual([
      { line: 2, name: "Amina" },
      { line: 3, name: "Bilal", email: "b@x.org", group: "B" },
      { line: 4, name: "", email: "c@x.org" },
    ]);
  });
  it("counts lines that are empty and leaves them out", () => {
    expect(read("name\n\n  \nAmina\n;;;\n")).toEqual([{ line: 4, name: "Amina" }]);
  });
  it("is empty where the text is", () => {
    expect(parsePeopleList(" \n\n")).toMatchObject({ hasHeader: false, rows: [] });
  });
  it("gives back what was written, whatever the cells hold", () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aب,;\t"\n\r é@ ') }).map((text) => `${text}x`);
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
    const written = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";", "\t"), (people, separator) => {
        const text = people.map((row) => row.map(written).join(separator)).join("\r\n");
        expect(parsePeopleList(text).rows.map(({ cells }) => cells)).toEqual(people);
      }),
    );
  });
});
