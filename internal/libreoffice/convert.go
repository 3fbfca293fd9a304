// Package libreoffice has LibreOffice make files of files, in tests. It sees the library's
// own faces for those of GB/T 9704, so that what it makes does not hang on the fonts that
// a machine happens to have.
package libreoffice

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// substitutes are the faces of render/pdf/faces for those that documents name.
var substitutes = [][2]string{
	{"仿宋_GB2312", "Noto Serif SC"}, {"仿宋", "Noto Serif SC"}, {"FangSong", "Noto Serif SC"},
	{"宋体", "Noto Serif SC"}, {"SimSun", "Noto Serif SC"}, {"Times New Roman", "Noto Serif SC"},
	{"方正小标宋简体", "Noto Serif SC"},
	{"黑体", "Noto Sans SC Medium"}, {"SimHei", "Noto Sans SC Medium"},
	{"楷体_GB2312", "Annual Report Kai"}, {"楷体", "Annual Report Kai"}, {"KaiTi", "Annual Report Kai"},
}

// Convert has LibreOffice convert files, in one run, to what --convert-to takes; the
// results are in the folder out, which is made.
func Convert(t testing.TB, to, out string, files ...string) {
	t.Helper()
	dir := t.TempDir()
	fonts, err := fontConfig(dir)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "soffice", append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")),
		"--headless", "--convert-to", to, "--outdir", out}, files...)...)
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+fonts)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, said)
	}
}

// fontConfig writes a configuration of fontconfig into a folder, and returns its name.
func fontConfig(dir string) (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n")
	fmt.Fprintf(&b, "<dir>%s</dir>\n<dir>/usr/share/fonts</dir>\n<cachedir>%s</cachedir>\n", filepath.Join(root, "render", "pdf", "faces"), filepath.Join(dir, "fontcache"))
	for _, s := range substitutes {
		fmt.Fprintf(&b, "<match target=\"pattern\"><test name=\"family\" qual=\"any\"><string>%s</string></test><edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>%s</string></edit></match>\n", s[0], s[1])
	}
	b.WriteString("</fontconfig>\n")
	name := filepath.Join(dir, "fonts.conf")
	return name, os.WriteFile(name, []byte(b.String()), 0o600)
}

// moduleRoot returns the folder of go.mod, above that of the test.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
	}
	return "", errors.New("no go.mod above the test")
}
