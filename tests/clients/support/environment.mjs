/// The file of a program, which ctest names in the environment.
export function programFile(variable) {
  const file = process.env[variable];
  if (!file) {
    throw new Error(`${variable} has to name a program. Run the client tests through ctest.`);
  }
  return file;
}

/// What a program under test sees: nothing of the settings and keys of whoever runs the tests.
export function cleanEnvironment(additions) {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LD_LIBRARY_PATH'];
  const own = Object.fromEntries(kept.filter((name) => name in process.env).map((name) => [name, process.env[name]]));
  return { ...own, LC_ALL: 'C.UTF-8', ...additions };
}
