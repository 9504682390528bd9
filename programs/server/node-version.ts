/** Refuse to run on a Node that lacks what the house is built on, with a sentence instead of a syntax error later. */
const [major] = process.versions.node.split('.');
if (Number(major) < 26) {
  console.error(
    `公枢需要 Node 26；当前为 ${process.version}。请用 npm start 启动（项目自带 Node 26）。\n` +
      `Gongshu needs Node 26, this is ${process.version}. Start it with npm start: the project brings its own.`,
  );
  process.exit(1);
}
