let id = 0;
const rooms = [];

module.exports = {
  findAll: () => rooms,
  findOne: (id) => rooms.find((r) => r.id === id),
  create({ title, max }) {
    if (!title) throw new Error('제목이 없습니다');
    if (max < 2) throw Object.assign(new Error('두 명보다 적을 수 없습니다'), { status: 400 });
    const room = { id: ++id, title, max: Number(max ?? 10) };
    rooms.push(room);
    return room;
  },
  remove(id) {
    const at = rooms.findIndex((r) => r.id === id);
    if (at >= 0) rooms.splice(at, 1);
  },
};
