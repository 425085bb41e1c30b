import type { Locale } from "#domain/locale.ts";

/** Words for the numbers from two to twenty, in the forms in which they stand before a noun; a number without an entry is known by its digits. */
const written: { readonly [locale in Locale]?: readonly string[] } = {
  ar: [
    "اثنان اثنين اثنتان اثنتين",
    "ثلاثة ثلاث",
    "أربعة أربع",
    "خمسة خمس",
    "ستة ست",
    "سبعة سبع",
    "ثمانية ثماني ثمان",
    "تسعة تسع",
    "عشرة عشر",
  ],
  zh: "两 二,三,四,五,六,七,八,九,十,十一,十二,十三,十四,十五,十六,十七,十八,十九,二十".split(","),
  en: "two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen,twenty".split(
    ",",
  ),
  fr: "deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze,treize,quatorze,quinze,seize,dix-sept,dix-huit,dix-neuf,vingt".split(","),
  ru: [
    "два две двух двум двумя",
    "три трех трем тремя",
    "четыре четырех четырем четырьмя",
    "пять пяти пятью",
    "шесть шести шестью",
    "семь семи семью",
    "восемь восьми восемью",
    "девять девяти девятью",
    "десять десяти десятью",
  ],
  es: "dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,catorce,quince,dieciséis,diecisiete,dieciocho,diecinueve,veinte".split(
    ",",
  ),
};

/** How a number is written in a text: in digits, and in words where the list has them. */
export const numberWords = (value: number, locale: Locale): readonly string[] => [
  String(value),
  ...(written[locale]?.[value - 2]?.split(" ") ?? []),
];
