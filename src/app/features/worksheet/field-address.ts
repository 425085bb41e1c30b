/** Ids of the controls of a field, for links to them. */
export const fieldAddress = (field: string): string => `field-${field}`;

/** The text in the language beside. */
export const besideAddress = (field: string): string => `${fieldAddress(field)}-beside`;
