"""Make this machine able to run the portal, then run something: python3 bootstrap.py [--test] [command ...].

Nothing outside the checkout is changed: packages go to .venv/, system libraries and fonts to .local/system/.
Standard library only, and a syntax old Pythons can read: it runs before anything is installed.
"""

import ctypes
import fcntl
import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
LOCAL = os.path.join(ROOT, ".local")
SYSTEM = os.path.join(LOCAL, "system")
LOCKS = ["requirements.lock"]
TEST_LOCKS = ["requirements.lock", "requirements-test.lock"]

PIP = ["python3-pip-whl"]
PDF = [
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    # without it WeasyPrint subsets fonts in Python: a Chinese certificate takes 3 s instead of 0.04
    "libharfbuzz-subset0",
    "fontconfig",
    "fonts-dejavu-core",
    "fonts-noto-core",
    "fonts-noto-cjk",
]
BROWSER = ["chromium"]
DRIVER = ["libatomic1"]  # Playwright's Node links it
READERS = ["poppler-utils"]
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
PDF_LIBRARIES = [
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
]
# A missing script is drawn as boxes without any error, so every family the papers name must be there.
FONTS = [
    "Noto Sans",
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Sans CJK SC",
    "DejaVu Sans",
]


class Sorry(Exception):
    """One sentence the newcomer can act on."""


def say(text):
    print(text, flush=True)


def quietly(command, **kwargs):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **kwargs)


def last_lines(text, count=5):
    return "\n".join("    " + line for line in text.strip().splitlines()[-count:])


# -- system libraries and fonts, without root ----------------------------------------------------------------


def unpack(packages, purpose, missing=()):
    """Debian packages and what they need, unpacked under .local/system; apt's own state stays untouched."""
    todo = [name for name in packages if not os.path.exists(os.path.join(SYSTEM, ".unpacked", name))]
    if not todo:
        return
    by_hand = "sudo apt-get update && sudo apt-get install -y " + " ".join(todo)
    if sys.platform == "darwin":
        raise Sorry(f"This machine lacks {purpose}. Run: brew install pango font-noto-sans font-noto-serif chromium")
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise Sorry(
            f"This machine lacks {purpose} {'(' + ', '.join(missing) + ')' if missing else ''} and has no apt-get: "
            f"please install what on Debian or Ubuntu would be: {by_hand}"
        )
    say(f"Fetching {purpose} into .local/system (nothing else on this machine changes) ...")
    apt = os.path.join(LOCAL, "apt")
    archives = os.path.join(apt, "cache", "archives")
    shutil.rmtree(apt, ignore_errors=True)
    os.makedirs(os.path.join(apt, "state", "lists", "partial"))
    os.makedirs(os.path.join(archives, "partial"))
    apt_get = ["apt-get", "-q", "-y"]
    for option in (
        "Dir::State=" + os.path.join(apt, "state"),
        "Dir::State::status=/var/lib/dpkg/status",
        "Dir::Cache=" + os.path.join(apt, "cache"),
        "Dir::Log=" + apt,
        "Debug::NoLocking=1",
        "APT::Sandbox::User=root",
        "Acquire::Languages=none",
        "Acquire::Retries=2",
    ):
        apt_get += ["-o", option]
    env = dict(os.environ, LC_ALL="C", DEBIAN_FRONTEND="noninteractive")
    # One dead third-party source makes update fail although everything needed can be had: install decides.
    update = quietly(apt_get + ["update"], env=env)
    # Only what is new: a second copy of a library the machine has could clash with it.
    plan = quietly(apt_get + ["install", "--no-install-recommends", "--simulate"] + todo, env=env)
    new = [
        line.split()[1]
        for line in plan.stdout.splitlines()
        if line.startswith("Inst ") and not line.split()[2].startswith("[")
    ]
    fetched = quietly(apt_get + ["install", "--no-install-recommends", "--download-only"] + todo, env=env)
    if plan.returncode or fetched.returncode:
        raise Sorry(
            f"Could not fetch {purpose} with apt-get (is there a network?):\n"
            f"{last_lines(update.stdout + fetched.stdout)}\nSomeone with root rights can run: {by_hand}"
        )
    for package in new:
        for archive in glob.glob(os.path.join(archives, glob.escape(package.split(":")[0]) + "_*.deb")):
            if quietly(["dpkg-deb", "-x", archive, SYSTEM]).returncode:
                raise Sorry(f"Could not unpack {os.path.basename(archive)}: is the disk full?")
    shutil.rmtree(apt)
    os.makedirs(os.path.join(SYSTEM, ".unpacked"), exist_ok=True)
    for name in todo:
        open(os.path.join(SYSTEM, ".unpacked", name), "w").close()


def loadable(library):
    try:
        return bool(ctypes.CDLL(library))
    except OSError:
        return False


def missing_for_pdf():
    if sys.platform == "darwin":
        return [] if shutil.which("pango-view") else ["pango"]
    libraries = [library for library in PDF_LIBRARIES if not loadable(library)]
    if not shutil.which("fc-list"):
        return libraries + ["fc-list"]
    families = quietly(["fc-list", ":", "family"]).stdout
    return libraries + [font for font in FONTS if font not in families]


def search_path():
    """The machine's own programs come first."""
    return os.pathsep.join([os.environ.get("PATH", os.defpath), os.path.join(SYSTEM, "usr/bin")])


def system_environment():
    """What child processes need to find the unpacked libraries and fonts."""
    env = {}
    if sys.platform == "darwin":
        env["DYLD_FALLBACK_LIBRARY_PATH"] = "/opt/homebrew/lib:/usr/local/lib"
    if not os.path.isdir(SYSTEM):
        return env
    env["PATH"] = search_path()
    folders = [
        folder
        for pattern in ("usr/lib/*-linux-gnu*", "lib/*-linux-gnu*", "usr/lib/*-linux-gnu*/pulseaudio")
        for folder in sorted(glob.glob(os.path.join(SYSTEM, pattern)))
    ]
    if folders:
        env["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, folders + [os.environ.get("LD_LIBRARY_PATH")]))
    if os.path.isdir(os.path.join(SYSTEM, "usr/share/fonts")):
        env["FONTCONFIG_FILE"] = os.path.join(LOCAL, "fonts.conf")
        with open(env["FONTCONFIG_FILE"], "w") as conf:
            conf.write(FONTS_CONF.format(system=SYSTEM, local=LOCAL))
    certificates = os.path.join(LOCAL, "certificates.pem")
    if os.path.exists(certificates):
        env["SSL_CERT_FILE"] = certificates
    return env


FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>{system}/usr/share/fonts</dir>
  <cachedir>{local}/fontcache</cachedir>
  <alias><family>sans-serif</family><prefer>
    <family>Noto Sans</family><family>Noto Naskh Arabic</family><family>Noto Sans Thai</family>
    <family>Noto Sans Lao</family><family>Noto Sans CJK SC</family></prefer></alias>
  <alias><family>serif</family><prefer>
    <family>Noto Serif</family><family>Noto Naskh Arabic</family><family>Noto Serif Thai</family>
    <family>Noto Serif Lao</family><family>Noto Serif CJK SC</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
"""


def browser():
    """The path of a Chromium, or nothing."""
    unpacked = os.path.join(SYSTEM, "usr/lib/chromium/chromium")
    found = [shutil.which(name) for name in BROWSERS] + [unpacked if os.path.exists(unpacked) else None]
    return next((path for path in [os.environ.get("CHROMIUM")] + found if path), None)


def provide_test_tools():
    if not shutil.which("pdftotext", path=search_path()):
        unpack(READERS, "what tests read papers with")
    if sys.platform == "linux" and not loadable("libatomic.so.1"):
        unpack(DRIVER, "a library that drives the browser")
    if not browser():
        unpack(BROWSER, "Chromium, in which the journeys are tested,")
    if not browser():
        raise Sorry("The journeys need a browser and this machine has none: sudo apt-get install -y chromium")


# -- Python packages -----------------------------------------------------------------------------------------


def pip_wheel():
    for pattern in (
        os.path.join(os.path.dirname(os.__file__), "ensurepip", "_bundled", "pip-*.whl"),
        "/usr/share/python-wheels/pip-*.whl",
        os.path.join(SYSTEM, "usr/share/python-wheels/pip-*.whl"),
    ):
        wheels = sorted(glob.glob(pattern))
        if wheels:
            return wheels[-1]
    return None


def provide_certificates():
    """Debian's pip trusts only /etc/ssl/certs, which a bare machine lacks; apt has checked these."""
    told = any(os.environ.get(name) for name in ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"))
    authorities = sorted(glob.glob(os.path.join(SYSTEM, "usr/share/ca-certificates/mozilla/*.crt")))
    if told or not authorities or os.path.exists("/etc/ssl/certs/ca-certificates.crt"):
        return
    with open(os.path.join(LOCAL, "certificates.pem"), "w") as bundle:
        for path in authorities:
            with open(path) as authority:
                bundle.write(authority.read() + "\n")


def wanted(locks):
    state = {"python": f"{sys.version_info[0]}.{sys.version_info[1]}", "root": ROOT}
    for lock in locks:
        with open(os.path.join(ROOT, lock), "rb") as handle:
            state[lock] = hashlib.sha256(handle.read()).hexdigest()
    return state


def provide_packages(locks):
    stamp = os.path.join(VENV, ".ready")
    try:
        with open(stamp) as handle:
            present = json.load(handle)
    except (OSError, ValueError):
        present = {}
    want = wanted(locks)
    if all(present.get(key) == value for key, value in want.items()):
        return
    say(f"Installing the packages of {locks[-1]} into .venv ...")
    if os.path.exists(stamp):
        os.unlink(stamp)
    if not pip_wheel():
        unpack(PIP, "pip")
    provide_certificates()
    if any(present.get(key) != want[key] for key in ("python", "root")):
        # also what `python3 -m venv` leaves behind where Debian's python3-venv is missing
        shutil.rmtree(VENV, ignore_errors=True)
        made = quietly([sys.executable, "-m", "venv", "--without-pip", VENV])
        if made.returncode:
            raise Sorry("Could not make .venv:\n" + last_lines(made.stdout))
    pip = [PYTHON, os.path.join(pip_wheel(), "pip"), "--disable-pip-version-check", "--no-input"]
    env = dict(os.environ, PIP_REQUIRE_VIRTUALENV="0")
    if os.path.exists(os.path.join(LOCAL, "certificates.pem")):
        env["PIP_CERT"] = os.path.join(LOCAL, "certificates.pem")
    installed = quietly(
        pip
        + ["install", "--quiet", "--no-compile", "--retries", "2", "--timeout", "20"]
        + ["--only-binary", ":all:", "--require-hashes", "-r", os.path.join(ROOT, locks[-1])],
        env=env,
    )
    if installed.returncode:
        raise Sorry("Could not install the packages (is there a network?):\n" + last_lines(installed.stdout))
    with open(stamp, "w") as handle:
        json.dump(want, handle)


def provide_translations():
    """Babel's wheel compiles them: a bare Debian has no msgfmt."""
    for source in glob.glob(os.path.join(ROOT, "*", "locale", "*", "LC_MESSAGES", "*.po")):
        target = source[:-2] + "mo"
        if not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
            compiled = quietly([PYTHON, "-m", "babel.messages.frontend", "compile", "-i", source, "-o", target])
            if compiled.returncode:
                raise Sorry(f"Could not compile {source}:\n{last_lines(compiled.stdout)}")


def setup(for_tests=False):
    os.makedirs(LOCAL, exist_ok=True)
    with open(os.path.join(LOCAL, "setup.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        provide_packages(TEST_LOCKS if for_tests else LOCKS)
        missing = missing_for_pdf()
        if missing:
            unpack(PDF, "the libraries and fonts for certificates", missing)
        if for_tests:
            provide_test_tools()
        provide_translations()


def newer_python():
    for minor in (13, 12, 11):
        path = shutil.which(f"python3.{minor}")
        if path:
            return path
    return None


def main(arguments):
    if sys.version_info < (3, 11):  # noqa: UP036 (nobody has read pyproject.toml yet)
        path = newer_python()
        if path:
            os.execv(path, [path, os.path.abspath(__file__)] + arguments)
        raise Sorry(
            f"The portal needs Python 3.11 or newer; this is {sys.version.split()[0]}. "
            "With one elsewhere: make demo PYTHON=/path/to/python3.11"
        )
    for_tests = arguments[:1] == ["--test"]
    setup(for_tests)
    command = arguments[1:] if for_tests else arguments
    if command:
        env = dict(os.environ, **system_environment())
        if for_tests:
            env["CHROMIUM"] = browser()
        # Where Python may not keep what it compiles beside the source, every process starts four seconds later.
        if env.pop("PYTHONDONTWRITEBYTECODE", ""):
            env.setdefault("PYTHONPYCACHEPREFIX", os.path.join(LOCAL, "pycache"))
        os.chdir(ROOT)
        os.execve(PYTHON, [PYTHON] + command, env)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Sorry as sorry:
        sys.exit(str(sorry))
    except KeyboardInterrupt:
        sys.exit(130)
