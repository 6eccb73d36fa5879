// Loaded before a program (LD_PRELOAD), it has the program serve its own `main`: each request on SERVED_IN is a copy of the
// process, made where `main` begins, with arguments, a folder and files for its output of its own. What a copy does not do again
// is load the libraries, which takes longer than most commands do.
//
// A request is its length, as four bytes, and texts that end in NUL: the folder, the file of the standard output, that of the
// standard error, and the arguments. Answered on SERVED_OUT: the process, as four bytes, and when it ended, as eight bytes each,
// its status as wait gives it and its processor time in microseconds.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int (*Main)(int, char **, char **);
typedef int (*Start)(Main, int, char **, void *, void *, void *, void *);

extern char **environ;
static Main program;

static void limit(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit limit = {soft, hard};
  if (setrlimit(resource, &limit) != 0) _exit(121);
}

static size_t number(const char *name) {
  const char *text = getenv(name);
  if (text == NULL) _exit(122);
  return strtoull(text, NULL, 10);
}

static void redirect(const char *file, int to) {
  int from = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (from < 0 || dup2(from, to) < 0) _exit(123);
  close(from);
}

static const char *after(const char *text) { return text + strlen(text) + 1; }

// One command, in the copy.
static _Noreturn void command(char *name, const char *request, const char *end, rlim_t seconds, rlim_t memory) {
  setsid();
  limit(RLIMIT_AS, memory, memory);
  limit(RLIMIT_CPU, seconds, seconds + 5);
  limit(RLIMIT_CORE, 0, 0);
  const char *out = after(request), *errors = after(out);
  redirect(out, 1);
  redirect(errors, 2);
  if (chdir(request) != 0) _exit(124);
  char **arguments = calloc((size_t)(end - request) + 2, sizeof *arguments);
  int count = 0;
  arguments[count++] = name;
  for (const char *argument = after(errors); argument < end; argument = after(argument)) arguments[count++] = (char *)argument;
  // Swift reads the arguments from the system unless it is told others.
  void (*override)(char **, int) = (void (*)(char **, int))dlsym(RTLD_DEFAULT, "_swift_stdlib_overrideUnsafeArgvArgc");
  if (override == NULL) _exit(125);
  override(arguments, count);
  exit(program(count, arguments, environ));
}

static int readAll(int from, void *into, size_t size) {
  for (size_t done = 0; done < size;) {
    ssize_t got = read(from, (char *)into + done, size - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return 0;
    done += (size_t)got;
  }
  return 1;
}

static void answer(int to, const void *bytes, size_t size) {
  if (write(to, bytes, size) != (ssize_t)size) _exit(0);
}

static int64_t microseconds(struct timeval time) { return time.tv_sec * (int64_t)1000000 + time.tv_usec; }

// In the place of `main`: until nobody asks any more.
static int serve(int count, char **arguments, char **environment) {
  (void)count, (void)environment;
  int in = (int)number("SERVED_IN"), out = (int)number("SERVED_OUT");
  rlim_t seconds = number("SERVED_SECONDS"), memory = number("SERVED_MEMORY");
  const char *own[] = {"SERVED_IN", "SERVED_OUT", "SERVED_SECONDS", "SERVED_MEMORY", "LD_PRELOAD", "LD_BIND_NOW"};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) unsetenv(own[i]);
  // The program asks for it later; it stays, and copies do not load it again.
  dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  for (uint32_t size; readAll(in, &size, sizeof size);) {
    char *request = malloc((size_t)size + 1);
    if (request == NULL || !readAll(in, request, size)) _exit(0);
    pid_t copy = fork();
    if (copy < 0) _exit(126);
    if (copy == 0) {
      close(in);
      close(out);
      command(arguments[0], request, request + size, seconds, memory);
    }
    free(request);
    int32_t told = copy;
    answer(out, &told, sizeof told);
    int status = 0;
    struct rusage used;
    while (wait4(copy, &status, 0, &used) < 0 && errno == EINTR) {}
    int64_t ended[2] = {status, microseconds(used.ru_utime) + microseconds(used.ru_stime)};
    answer(out, ended, sizeof ended);
  }
  _exit(0);
}

int __libc_start_main(Main main, int count, char **arguments, void *begin, void *end, void *last, void *stack) {
  Start start = (Start)dlsym(RTLD_NEXT, "__libc_start_main");
  program = main;
  return start(getenv("SERVED_IN") ? serve : main, count, arguments, begin, end, last, stack);
}
