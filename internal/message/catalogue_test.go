package message

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// Chinese is given to everybody who does not ask for English.
func TestEnglish(t *testing.T) {
	for tag, want := range map[string]bool{
		"en": true, "en-US": true, "en-GB": true, "zh": false, "zh-Hans-CN": false, "und": false, "fr": false, "fr-CA": false, "ja": false, "und-US": false,
	} {
		if got := English(language.MustParse(tag)); got != want {
			t.Errorf("%s: %v", tag, got)
		}
	}
	if English(language.Tag{}) {
		t.Error("the zero tag is English")
	}
}

func TestFill(t *testing.T) {
	text := Text{ZH: "“%[2]s”为%[1]s，占100%%，%[9]s，%s", EN: "%[1]q: %[2]s (100%%) %"}
	if got := text.Fill(language.Chinese, "5", Text{"表三", "table three"}); got != "“表三”为5，占100%，%[9]s，%s" {
		t.Errorf("%q", got)
	}
	if got := text.Fill(language.English, "a\u202eb", Text{"表三", "table three"}); got != `"a\u202eb": table three (100%) %` {
		t.Errorf("%q", got)
	}
	if got := (Text{ZH: "%[1]s", EN: "%[1]s"}).Fill(language.Chinese, "%[1]s\x1b"); got != `%[1]s\u001b` {
		t.Errorf("what an argument holds is read as a format, or shown raw: %q", got)
	}
}

// Errors behind others say themselves in the language that is asked for.
func TestErrorBehind(t *testing.T) {
	inner := Errorf("report.no_day", "2025-02-30")
	outer := Errorf("picture.damaged", "png", inner)
	if !errors.Is(outer, inner) {
		t.Error("the inner error is not behind the outer")
	}
	if got := outer.Message(language.French); got != "png文件已损坏：日历上没有2025-02-30这一天" {
		t.Error(got)
	}
	if got := outer.Error(); got != "a damaged png file: the calendar has no day 2025-02-30 [picture.damaged]" {
		t.Error(got)
	}
}

// What the system says is said in both languages, with the name of the file.
func TestSystem(t *testing.T) {
	_, err := os.Open(filepath.Join("nowhere", "a.yaml"))
	err = fmt.Errorf("context: %w", err)
	if zh, en, code := Of(err, language.Und), Of(err, language.English), CodeOf(err); zh != "nowhere/a.yaml：没有这个文件或文件夹" ||
		en != "nowhere/a.yaml: no such file or folder" || code != "system.missing" {
		t.Errorf("%s, %s, %s", zh, en, code)
	}
	if got := Of(context.DeadlineExceeded, language.Chinese); got != "时间已到" {
		t.Error(got)
	}
	if got := Of(errors.New("of others\x1b"), language.Chinese); got != `of others\u001b` || CodeOf(fs.ErrInvalid) != "" || Of(nil, language.Chinese) != "" {
		t.Error(got)
	}
}

var verbs = regexp.MustCompile(`%\[(\d)\][sqd]`)

// TestCatalogue: every message stands in both languages, which speak of the same
// arguments, and is used by its code somewhere.
func TestCatalogue(t *testing.T) {
	all := Catalogue()
	if len(all) < 100 {
		t.Errorf("%d messages", len(all))
	}
	source := sources(t)
	for code, text := range all {
		if text.ZH == "" || text.EN == "" {
			t.Errorf("%s lacks a language", code)
		}
		if !regexp.MustCompile(`^[a-z]+(\.[a-z0-9_]+)+$`).MatchString(code) {
			t.Errorf("%q is no code", code)
		}
		if said := strings.TrimSuffix(code, ".advice"); !strings.Contains(source, `"`+said+`"`) {
			t.Errorf("%s is said nowhere", code)
		}
		arguments := func(s string) []string {
			var all []string
			for _, m := range verbs.FindAllStringSubmatch(s, -1) {
				all = append(all, m[1])
			}
			slices.Sort(all)
			return slices.Compact(all)
		}
		zh, en := arguments(text.ZH), arguments(text.EN)
		if code != "input.yaml" && code != "failure.identity" && !slices.Equal(zh, en) {
			t.Errorf("%s speaks of %v in Chinese and %v in English", code, zh, en)
		}
		if left := verbs.ReplaceAllString(strings.ReplaceAll(text.ZH+text.EN, "%%", ""), ""); strings.Contains(left, "%") {
			t.Errorf("%s: a percent sign that stands for nothing: %s", code, left)
		}
	}
	// What is said is in the catalogue.
	for _, m := range regexp.MustCompile(`(?:message|inputErrorf\([^"\n]*|errorf\([^"\n]*|fail\([^"\n]*|yamlError\([^"\n]*|say\()(?:\.Errorf\(|\.Catalogue\(\)\[)?"([a-z]+\.[a-z0-9_.]+)"`).FindAllStringSubmatch(source, -1) {
		if _, ok := all[m[1]]; !ok && strings.Contains(m[0], "rror") {
			t.Errorf("%s is said and is not in the catalogue", m[1])
		}
	}
}

// sources returns the text of all Go files of the module but its tests.
func sources(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2:
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		data, err := os.ReadFile(path)
		b.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestParseCatalogue(t *testing.T) {
	for _, bad := range []string{"a.b\n", "a.b\n\t甲\n", "\t甲\n", "a.b\n\t甲\n\tx\n\ty\n", "a.b\n\t甲\n\tx\na.b\n\t甲\n\tx\n", "a.b\n\t甲\nc.d\n\t乙\n\ty\n"} {
		if _, err := parseCatalogue(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
