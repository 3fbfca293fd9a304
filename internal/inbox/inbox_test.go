package inbox

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// zipped makes an archive, with names as they are given.
func zipped(t *testing.T, names map[string]bool) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"县/财政局.docx", "审计局.docx", "../../etc/passwd", `上\级.docx`, "annualreport.yaml", "县/annualreport.yaml", "__MACOSX/a", "同名.txt", "县/"} {
		h := &zip.FileHeader{Name: name}
		if names[name] {
			gb, err := simplifiedchinese.GB18030.NewEncoder().String(name)
			if err != nil {
				t.Fatal(err)
			}
			h.Name, h.NonUTF8 = gb, true
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "/") {
			if _, err := w.Write([]byte(name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if w, err := z.Create("同名.txt"); err != nil {
		t.Fatal(err)
	} else if _, err := w.Write([]byte("2")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "收.zip")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func names(b *Box) (all []string) {
	for _, f := range b.Files {
		all = append(all, f.Name)
	}
	return all
}

// TestArchive: names in GB 18030 are read, none leads out of the archive, settings have no
// effect, and no two names are the same.
func TestArchive(t *testing.T) {
	want := []string{"etc/passwd", "上/级.docx", "县/财政局.docx", "同名.txt", "同名(2).txt", "审计局.docx"}
	for _, gb := range []map[string]bool{nil, {"县/财政局.docx": true, "审计局.docx": true, `上\级.docx`: true}} {
		b, err := Open(context.Background(), zipped(t, gb), "")
		if err != nil {
			t.Fatal(err)
		}
		if got := names(b); !reflect.DeepEqual(got, want) {
			t.Errorf("%q", got)
		}
		if len(b.Passed) != 3 {
			t.Errorf("passed over: %v", b.Passed)
		}
		in, err := b.Files[2].Open()
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(in); err != nil || string(data) != "县/财政局.docx" {
			t.Errorf("%q %v", data, err)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestFolder: links are no files, the folder that is written to is left aside.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"乙/二.docx", "一.docx", "出/三.docx", "annualreport.yaml", ".藏", "~$一.docx"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "链接.docx")); err != nil {
		t.Fatal(err)
	}
	b, err := Open(context.Background(), dir, filepath.Join(dir, "出"))
	if err != nil {
		t.Fatal(err)
	}
	if got := names(b); !reflect.DeepEqual(got, []string{"一.docx", "乙/二.docx"}) || len(b.Passed) != 4 {
		t.Errorf("%q %v", got, b.Passed)
	}
	if _, err := Open(context.Background(), filepath.Join(dir, "没有"), ""); err == nil {
		t.Error("no error")
	}
	if _, err := Open(context.Background(), filepath.Join(dir, "一.docx"), ""); err == nil {
		t.Error("a Word file that is none is an archive")
	}
}

// TestUnreadable: what is no document is told with what to do.
func TestUnreadable(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for name, test := range map[string]struct{ data, says string }{
		"a.doc":  {ole, "另存为 .docx"},
		"a.WPS":  {ole, "WPS"},
		"a.docx": {ole + string(encryptedStream), "密码"},
		"b.docx": {"", "空文件"},
		"c.rar":  {"Rar!\x1a", "RAR"},
		"d.jpg":  {"\xff\xd8\xff\xe0", "图片"},
		"e.docx": {"PK\x03\x04", ""},
		"f.txt":  {"报告", ""},
	} {
		if got := Unreadable(name, []byte(test.data)).ZH; !strings.Contains(got, test.says) || (test.says == "") != (got == "") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// FuzzName: no name of an archive leads out of it.
func FuzzName(f *testing.F) {
	f.Add("../a", true)
	f.Add(`..\..\C:\x`, false)
	f.Add("\xc9\xf3\xbc\xc6.docx", true)
	f.Fuzz(func(t *testing.T, name string, other bool) {
		got := nameOf(&zip.File{FileHeader: zip.FileHeader{Name: name, NonUTF8: other}})
		if strings.HasPrefix(got, "/") || got == ".." || strings.HasPrefix(got, "../") || strings.Contains(got, "/../") {
			t.Errorf("%q became %q", name, got)
		}
	})
}
