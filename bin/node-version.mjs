// Only what Node 12 understands: it must run there to say that it is too old.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: the console needs 20.19 or newer (https://nodejs.org).`,
  );
  process.exit(1);
}
