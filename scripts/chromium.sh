# Read by setup.sh, whose functions and variables it uses: finds or brings a Chromium for PDF.
# shellcheck shell=sh disable=SC2154

runs() { [ -n "$1" ] && "$1" --version >/dev/null 2>&1; }

find_chromium() {  # the same places, in the same order, as careerbook itself looks in
    for browser in "${CAREERBOOK_CHROMIUM:-}" "$venv/bin/chromium" chromium chromium-browser \
        google-chrome-stable google-chrome chrome chromium-headless-shell \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        runs "$browser" && return
    done
    return 1
}

write_wrapper() {  # write_wrapper BINARY: start it with the libraries and fonts unpacked beside it
    home=$venv/chromium
    libs=$(find "$home/usr/lib" "$home/lib" -name '*.so*' -exec dirname {} + 2>/dev/null | sort -u | paste -sd: -)
    rules=$(for rule in "$home"/etc/fonts/conf.d/*.conf; do  # links that point into /usr: follow them here
        [ -e "$rule" ] || rule=$home/usr/share/fontconfig/conf.avail/${rule##*/}
        printf '  <include ignore_missing="yes">%s</include>\n' "$rule"
    done)
    cat >"$home/fonts.conf" <<EOF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>$home/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>$home/font-cache</cachedir>
$rules
</fontconfig>
EOF
    cat >"$venv/bin/chromium" <<EOF
#!/bin/sh
LD_LIBRARY_PATH="$libs\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}" FONTCONFIG_FILE="$home/fonts.conf" exec "$1" "\$@"
EOF
    chmod +x "$venv/bin/chromium"
}

unpack_chromium() {
    rm -rf "$venv/chromium"
    for package in chromium-headless-shell chromium; do
        apt_unpack "$venv/chromium" "$package" fontconfig-config fonts-dejavu-core fonts-liberation || continue
        write_wrapper "$venv/chromium/usr/lib/chromium/$package"
        runs "$venv/bin/chromium" && return
    done
    rm -rf "$venv/chromium" "$venv/bin/chromium"
    return 1
}

bring_chromium() {
    find_chromium && return
    say "Fetching Chromium for PDF ..."
    for package in chromium-headless-shell chromium; do
        apt_install "$package" fonts-dejavu-core fonts-liberation && find_chromium && return
    done
    unpack_chromium && return
    say "No Chromium was found and none could be fetched, so reports are published as HTML without report.pdf.
To get PDF as well, install Chromium or Google Chrome (Debian: apt-get install chromium), or set
CAREERBOOK_CHROMIUM to the path of one. It is found the next time a report is made."
}
