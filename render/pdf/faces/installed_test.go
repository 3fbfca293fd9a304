package faces_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/internal/fonttest"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
)

// named returns a font file that bears a Chinese and an English name.
func named(chinese, english string) fonttest.Font {
	return fonttest.Font{
		Outlines:   [][]byte{nil, fonttest.Square(50, 900)},
		Characters: map[rune]uint16{'年': 1},
		Names: []fonttest.Name{
			{Platform: 3, Encoding: 1, Language: 0x804, Kind: 1, Text: chinese},
			{Kind: 6, Text: english},
		},
	}
}

// fontFolder writes font files into a new folder.
func fontFolder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for name, data := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestInstalled(t *testing.T) {
	restricted := named("仿宋", "FangSong")
	restricted.FSType = 2
	damaged := named("方正小标宋简体", "FZXiaoBiaoSong-B05S")
	damaged.Tables = map[string][]byte{"glyf": nil}
	folder := fontFolder(t, map[string][]byte{
		"a/仿宋_GB2312.ttf":   named("仿宋_GB2312", "FangSong_GB2312").Build(),
		"a/simfang.ttf":     restricted.Build(),
		"b/c/SIMHEI.TTF":    named("", "SimHei").Build(),
		"b/KaiTi.ttf":       named("楷体", "KaiTi").Build(),
		"b/simkai.ttf":      named("楷体_GB2312", "x").Build(),
		"FZXBSJW.ttf":       damaged.Build(),
		"other.ttf":         named("华文行楷", "STXingkai").Build(),
		"simsun.ttc":        fonttest.Collection(named("新宋体", "NSimSun").Build(), named("宋体", "SimSun").Build()),
		"broken.ttf":        []byte("no font"),
		"empty.otf":         nil,
		"仿宋_GB2312.ttf.txt": named("仿宋_GB2312", "FangSong_GB2312").Build(),
	})
	found, err := faces.Installed(folder, filepath.Join(folder, "none"))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		role faces.Role
		path string
		name string
		err  string
	}{
		{faces.Title, "FZXBSJW.ttf", "方正小标宋简体", `no table "glyf"`},
		{faces.Body, "a/仿宋_GB2312.ttf", "仿宋_GB2312", ""},
		{faces.Body, "a/simfang.ttf", "仿宋", "restricted"},
		{faces.Heading, "b/c/SIMHEI.TTF", "SimHei", ""},
		{faces.Subheading, "b/simkai.ttf", "楷体_GB2312", ""},
		{faces.Subheading, "b/KaiTi.ttf", "楷体", ""},
		{faces.Figures, "simsun.ttc", "宋体", ""},
	}
	if len(found) != len(want) {
		t.Errorf("%d faces, want %d: %v", len(found), len(want), found)
	}
	for i, f := range found[:min(len(found), len(want))] {
		w := want[i]
		if f.Role != w.role || f.Path != filepath.Join(folder, filepath.FromSlash(w.path)) || f.Name != w.name {
			t.Errorf("face %d is %s for role %d in %s, want %s for %d in %s", i, f.Name, f.Role, f.Path, w.name, w.role, w.path)
		}
		if (f.Face == nil) == (w.err == "") || (f.Err == nil) != (w.err == "") || f.Err != nil && !strings.Contains(f.Err.Error(), w.err) {
			t.Errorf("%s: face %v, error %v, want %q", f.Path, f.Face != nil, f.Err, w.err)
		}
	}

	chosen := faces.Choose(found)
	for name, pair := range map[string][2]*font.Face{
		"title":      {chosen.Title, nil},
		"body":       {chosen.Body, found[1].Face},
		"heading":    {chosen.Heading, found[3].Face},
		"subheading": {chosen.Subheading, found[4].Face},
		"figures":    {chosen.Figures, found[6].Face},
		"strong":     {chosen.Strong, nil},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is not the face that it should be", name)
		}
	}
	if _, _, err := chosen.Chain(faces.Body).Find('度'); err != nil {
		t.Errorf("a character that the official face lacks: %v", err)
	}
}

// A file that the system will not open does not hide the others.
func TestInstalledUnreadable(t *testing.T) {
	folder := fontFolder(t, map[string][]byte{"仿宋.ttf": named("仿宋", "FangSong").Build()})
	for name, target := range map[string]string{"loop.ttf": "loop.ttf", "gone.ttf": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	found, err := faces.Installed(folder)
	if err == nil || !strings.Contains(err.Error(), "loop.ttf") || strings.Contains(err.Error(), "gone.ttf") {
		t.Errorf("got the error %v, want one of loop.ttf", err)
	}
	if len(found) != 1 || found[0].Face == nil {
		t.Errorf("%d faces beside them, want 1", len(found))
	}
}

// The system's own folders are looked through; what they hold depends on the system.
func TestInstalledOnThisSystem(t *testing.T) {
	found, err := faces.Installed()
	t.Logf("%d faces; %v", len(found), err)
	for _, f := range found {
		if (f.Face == nil) == (f.Err == nil) {
			t.Errorf("%s: neither a face nor an error", f.Path)
		}
	}
}
