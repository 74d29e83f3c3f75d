export const TICK = 1000 / 60;

export default class Game {
  players = new Map();
  frame = 0;

  constructor(colors, goal) {
    this.colors = [...colors];
    this.goal = goal;
  }
  enter(id) {
    const player = { color: this.colors.shift() ?? '회색', x: 0, speed: 0 };
    this.players.set(id, player);
    return player;
  }
  leave(id) {
    this.players.delete(id);
  }
  tick() {
    this.frame += 1;
    for (const player of this.players.values()) player.x += player.speed;
  }
  get over() {
    return [...this.players.values()].some(({ x }) => x >= this.goal);
  }
  snapshot() {
    return { frame: this.frame, players: Object.fromEntries([...this.players.values()].map((p) => [p.color, p.x])) };
  }
  ranking() {
    return [...this.players.values()].sort((a, b) => b.x - a.x).map(({ color }, i) => `${i + 1}등 ${color}`);
  }
}
