/**
 * Every npm script starts here, on a clone where nothing need be installed yet (npm may skip pre and post hooks).
 * Nothing in this file is newer than Node 14, so that an old Node says what is wrong instead of failing to parse.
 */
const oldestNode = [20, 19];

const version = process.versions.node.split(".").map(Number);
const isTooOld = version[0] < oldestNode[0] || (version[0] === oldestNode[0] && version[1] < oldestNode[1]);

async function run() {
  if (isTooOld) {
    const found = process.versions.node;
    console.error(`Concord needs Node.js ${oldestNode.join(".")} or newer; this is ${found}. Version 22 or 24 is best: https://nodejs.org`);
    return 1;
  }
  const { ensureDependencies } = await import("./run/dependencies.mjs");
  if (!(await ensureDependencies())) return 1;
  const { register } = await import("tsx/esm/api");
  register();
  const { runCommand } = await import("./run/commands.ts");
  return runCommand(process.argv[2], process.argv.slice(3));
}

run().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
