// console.log로 쓴 줄과 오류를 페이지에도 보여 줘요.
(() => {
  const list = document.getElementById('console');

  /** 값 하나를 글로 */
  function show(value, depth = 0) {
    if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'function') return `ƒ ${value.name}()`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Error) return String(value);
    if (value instanceof ArrayBuffer)
      return `ArrayBuffer(${value.byteLength}) ${show([...new Uint8Array(value)], 1)}`;
    if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${show([...value], 1)}`;
    if (depth > 3) return Array.isArray(value) ? '[…]' : '{…}';
    if (Array.isArray(value)) return `[${value.map((item) => show(item, depth + 1)).join(', ')}]`;
    const parts = Object.keys(value).map((key) => `${key}: ${show(value[key], depth + 1)}`);
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }

  function add(level, text) {
    const line = document.createElement('li');
    line.className = level;
    line.textContent = text;
    list.append(line);
    line.scrollIntoView({ block: 'nearest' });
  }

  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    const original = console[level].bind(console);
    console[level] = (...values) => {
      original(...values);
      add(level, values.map((value) => show(value)).join(' '));
    };
  }
  addEventListener('error', (event) => add('error', `${event.message} (client.js:${event.lineno})`));
  addEventListener('unhandledrejection', (event) => add('error', `Uncaught (in promise) ${event.reason}`));
  document.getElementById('origin').textContent = window.origin;
})();
