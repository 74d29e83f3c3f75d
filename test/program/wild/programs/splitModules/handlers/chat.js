const { counts } = require('../jobs');

module.exports = {
  'chat:send'(text) {
    counts.sent += 1;
    this.broadcast.emit('chat:new', { from: this.id, text });
  },
  'chat:count'(cb) {
    cb(counts, Object.keys(require.cache).length > 5, module.children.length >= 0);
  },
};
