/** `os`: a small Linux machine that is the same for everybody. Nothing of the real one is told. */

const MIB = 1024 ** 2
const [TOTAL, CPUS] = [512 * MIB, 2]

/** An address that belongs to nobody: kept free for examples. */
const address = '192.0.2.10'

const cpu = () => ({
  model: 'Virtual CPU',
  speed: 2_000,
  times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
})

export default {
  EOL: '\n',
  devNull: '/dev/null',
  constants: {
    signals: { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGUSR1: 10, SIGUSR2: 12, SIGTERM: 15 },
  },
  arch: () => 'x64',
  availableParallelism: () => CPUS,
  cpus: () => Array.from({ length: CPUS }, cpu),
  endianness: () => 'LE',
  freemem: () => Math.max(0, TOTAL - inside.memory()),
  homedir: () => '/home/node',
  hostname: () => 'playground',
  loadavg: () => [0, 0, 0],
  machine: () => 'x86_64',
  networkInterfaces: () => ({
    lo: [
      {
        address: '127.0.0.1',
        netmask: '255.0.0.0',
        family: 'IPv4',
        mac: '00:00:00:00:00:00',
        internal: true,
        cidr: '127.0.0.1/8',
      },
    ],
    eth0: [
      {
        address,
        netmask: '255.255.255.0',
        family: 'IPv4',
        mac: '02:00:00:00:00:0a',
        internal: false,
        cidr: `${address}/24`,
      },
    ],
  }),
  platform: () => 'linux',
  release: () => '6.1.0',
  tmpdir: () => '/tmp',
  totalmem: () => TOTAL,
  type: () => 'Linux',
  uptime: () => inside.process.uptime(),
  userInfo: () => ({ uid: 1000, gid: 1000, username: 'node', homedir: '/home/node', shell: '/bin/sh' }),
  version: () => '#1 SMP',
}
