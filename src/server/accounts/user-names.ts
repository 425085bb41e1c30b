/** Letters of any script, digits, dot, hyphen and underscore, 3 to 64; never `@` or `:`, so neither an e-mail address nor a workshop's name. */
const userNameForm = "[\\p{L}\\p{M}\\p{N}._\\-]{3,64}";
export const userNamePattern = `^${userNameForm}$`;
/** As it is typed: keyboards and clipboards put spaces around it, which `normaliseUserName` takes off. */
export const typedUserNamePattern = `^\\s*${userNameForm}\\s*$`;

/** A host name is of parts without dots, so that a long text cannot be cut in many ways. */
export const emailPattern = "^[^\\s@:\\p{Cc}]+@[^\\s@:.\\p{Cc}]+(\\.[^\\s@:.\\p{Cc}]+)+$";

/** Form in which user names and addresses are stored and compared. */
export const normaliseUserName = (typed: string): string => typed.normalize("NFKC").trim().toLowerCase();

/** A person's name as shown: spaces folded. */
export const normaliseName = (typed: string): string => typed.normalize("NFC").trim().replace(/\s+/g, " ");

/** User name of a learner who joined with a name and a PIN: the same name comes back to the same record. */
export const workshopUserName = (tenant: string, name: string): string => `workshop:${tenant}:${normaliseUserName(normaliseName(name))}`;

const noAddress = "@users.invalid";
/** better-auth wants an address for everybody; RFC 2606 keeps this one from ever being real. */
export const placeholderEmail = (accountId: string): string => accountId + noAddress;
export const isPlaceholderEmail = (email: string): boolean => email.endsWith(noAddress);
