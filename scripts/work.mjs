// How the tests of tests/work are built: with a call at every edge of the program, which counts as one step. In a folder of their own, since every crate is compiled for it;
// only for the target, not for what runs while it is built, hence --target.
import { ask } from './shell.mjs'
import { cargoEnvironment } from './toolchain.mjs'

const COUNTED = ['--cfg', 'counted', '-Cpasses=sancov-module', '-Cllvm-args=-sanitizer-coverage-level=3', '-Cllvm-args=-sanitizer-coverage-trace-pc-guard']

/** The arguments of cargo and the environment for them. */
export function countedTests(native) {
  const host = ask(native.rustc ?? 'rustc', ['-vV']).match(/^host: (.*)$/m)[1]
  return {
    args: ['test', '--profile', 'counted', '--test', 'work', '--target', host, '--target-dir', 'target/counted', ...native.args, '--', '--nocapture', '--test-threads', '1'],
    env: { ...cargoEnvironment(native), RUSTFLAGS: COUNTED.join(' ') },
  }
}
