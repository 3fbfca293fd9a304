package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// What a file, its name or the command line holds reaches no terminal raw, whatever is
// printed about it.
func TestNothingRaw(t *testing.T) {
	const evil = "\x1b[2J\x1b]0;owned\a\u009b31m\u202e\u2066\u200f\r"
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	office := "某市" + evil + "数据管理局"
	quoted, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	text := office + "\n2024年政府信息公开工作年度报告\n本报告所列数据的统计期限为2024年1月1日至2024年12月31日。\n一、总体情况" + evil + "\n2024年，我局" + evil + "收到申请3件。\n二、主动公开政府信息情况\n" + evil + "\n"
	for name, args := range map[string][]string{
		"text":         {write("a.txt", text)},
		"Markdown":     {write("a.md", "# "+text)},
		"page":         {write("a.html", "<html><body><p>"+strings.ReplaceAll(text, "\n", "</p><p>")+"</p></body></html>")},
		"key":          {write("key.json", `{`+string(quoted)+`: 1, "office":"某局","year":2024}`)},
		"value":        {write("value.json", `{"office":"某局","year":2024,"overview":`+string(quoted)+`,"requests":{"new":{"individual":`+string(quoted)+`}}}`)},
		"YAML":         {write("bad.yaml", "office: 某局\nyear: 2024\noverview: \"a\u009b\u202e\n\x7f\n bad: [\u202e\n")},
		"YAML key":     {write("key.yaml", "office: 某局\nyear: 2024\n"+string(quoted)+": 1\n")},
		"file name":    {write("名"+evil+".txt", text)},
		"no file":      {filepath.Join(dir, evil)},
		"option":       {"-" + evil, "a"},
		"value of one": {"-published", evil, "a"},
		"office":       {"-office", office, "-year", "2024", write("b.txt", text)},
		"silence":      {"-silence", write("silence.txt", "TXT001 "+evil+" x y\n"), zibo},
		"offices":      {"-offices", write("offices.txt", office+"\n"), "-under", dir, zibo},
		"language":     {"-lang", evil, zibo},
	} {
		for _, shape := range []string{"", "-format=json", "-format=sarif", "-lang=en"} {
			all := args
			if shape != "" {
				all = append([]string{shape}, args...)
			}
			_, stdout, stderr := annualreport(t, append([]string{"check"}, all...)...)
			if stdout+stderr == "" {
				t.Errorf("%s %s: nothing is printed", name, shape)
			}
			for _, r := range stdout + stderr {
				if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
					t.Errorf("%s %s: %U is printed raw:\n%q\n%q", name, shape, r, stdout, stderr)
					break
				}
			}
			if (shape == "-format=json" || shape == "-format=sarif") && stdout != "" && !json.Valid([]byte(stdout)) {
				t.Errorf("%s %s: no JSON: %s", name, shape, stdout)
			}
		}
	}
}
