/** What the two `main` files hand in, so that nothing in `domain` reads the time or makes a random number. */
export interface Clock {
  now(): number;
}
export interface IdSource {
  uuid(): string;
}
