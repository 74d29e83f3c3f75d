export const version = '1.0.0';

export default (io, socket) => {
  const create = (payload, callback) => {
    if (typeof callback !== 'function') return;
    if (!payload?.text?.trim()) return callback({ status: '실패', reason: '빈 글' });
    io.emit('chat:created', { text: payload.text.trim() });
    callback({ status: '성공' });
  };
  const list = async (callback) => {
    const { default: words } = await import('../words.json', { with: { type: 'json' } });
    callback(words);
  };

  socket.on('chat:create', create);
  socket.on('chat:list', list);
};
