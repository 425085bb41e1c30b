/** Features of an option by name; those left out are 0. */
export type Features = ReadonlyMap<string, number>;

export interface Example {
  readonly features: Features;
  readonly isKey: boolean;
}

/** How much each feature speaks for a key. */
export type Weights = ReadonlyMap<string, number>;

const steps = 120;
const rate = 0.5;
/** Keeps a feature that few examples have from weighing much. */
const shrinkage = 0.02;

/** Logistic regression by gradient descent over standardised features. Depends on nothing but the examples and their order. */
export function learnKeys(examples: readonly Example[]): Weights {
  const names = [...new Set(examples.flatMap(({ features }) => [...features.keys()]))];
  const scales = names.map((name) => {
    const squares = examples.reduce((sum, { features }) => sum + (features.get(name) ?? 0) ** 2, 0);
    return Math.sqrt(squares / examples.length) || 1;
  });
  const rows = examples.map(({ features }) =>
    Float64Array.from(names, (name, column) => (features.get(name) ?? 0) / (scales[column] ?? 1)),
  );
  const keyShare = examples.filter(({ isKey }) => isKey).length / examples.length;
  const bias = Math.log((keyShare + 0.01) / (1.01 - keyShare));
  const weights = new Float64Array(names.length);
  for (let step = 0; step < steps; step += 1) {
    const slopes = new Float64Array(names.length);
    for (const [index, row] of rows.entries()) {
      const miss = (examples[index]?.isKey ? 1 : 0) - 1 / (1 + Math.exp(-bias - dot(row, weights)));
      add(slopes, row, miss / examples.length);
    }
    add(slopes, weights, -shrinkage);
    add(weights, slopes, rate);
  }
  return new Map(names.map((name, column) => [name, (weights[column] ?? 0) / (scales[column] ?? 1)]));
}

/** How much an option looks like a key: above 0 more than the average. */
export const likenessToKey = (features: Features, weights: Weights): number =>
  [...features].reduce((sum, [name, value]) => sum + value * (weights.get(name) ?? 0), 0);

/** The features that speak most for an option, strongest first: `+` for more than the average, `−` for less. */
export const reasonsFor = (features: Features, weights: Weights): readonly string[] =>
  [...features]
    .map(([name, value]) => ({ name: `${value < 0 ? "−" : "+"} ${name}`, push: value * (weights.get(name) ?? 0) }))
    .filter(({ push }) => push > 0.1)
    .sort((a, b) => b.push - a.push)
    .slice(0, 3)
    .map(({ name }) => name);

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function add(to: Float64Array, row: Float64Array, times: number): void {
  for (let index = 0; index < to.length; index += 1) to[index] = (to[index] ?? 0) + times * (row[index] ?? 0);
}
