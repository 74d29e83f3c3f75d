/** Puts the names of a lab, which every run has anew, into an input that is the same in every run. */
export function createFill(port, lab = { id: 'nothere', key: 'nothing' }, { sid = 'nothere', seq = 1 } = {}) {
  const names = { host: `127.0.0.1:${port}`, id: lab.id, key: lab.key, sid, seq: String(seq) }
  return (text) =>
    text.includes('{')
      ? text
          .replaceAll('"{seq}"', names.seq)
          .replace(/\{(host|id|key|sid|seq)\}/g, (_all, name) => names[name])
      : text
}
