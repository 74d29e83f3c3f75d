exports.counts = { sent: 0, ticks: 0 };
exports.start = () => {
  const { io } = require('../io');
  const timer = setInterval(() => {
    if (++exports.counts.ticks === 2) clearInterval(timer);
  }, 5);
  timer.unref();
  return io;
};
