// 브라우저에는 require가 없어서, msgpackParser를 이루는 파일들을 하나로 묶어요.
const parts = {
  'socket.io-msgpack-parser': 'socket.io-msgpack-parser/index.js',
  'component-emitter': 'component-emitter/index.js',
  'notepack.io': 'notepack.io/lib/index.js',
  './encode': 'notepack.io/browser/encode.js',
  './decode': 'notepack.io/browser/decode.js',
};
function msgpackScript() {
  const functions = Object.entries(parts).map(([name, file]) => {
    const code = fs.readFileSync(path.resolve('node_modules', file), 'utf8');
    return `${JSON.stringify(name)}: function (module, exports, require) {\n${code}\n}`;
  });
  return `window.msgpackParser = (function (parts) {
  function load(name) {
    const module = { exports: {} };
    parts[name](module, module.exports, load);
    return module.exports;
  }
  return load('socket.io-msgpack-parser');
})({ ${functions.join(',\n')} });`;
}
