package settings

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

//go:embed settings.schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of a file of settings, for editors.
func Schema() []byte { return bytes.Clone(schema) }

// Error is something wrong in a file of settings.
type Error struct {
	File    string
	Line    int    // from 1; 0 where it is not known
	Where   string // the key
	Problem report.Label
}

// Error returns file:line: where: problem in English, with the code.
func (e *Error) Error() string { return message.Coded(e.Message(language.English), e.Code()) }

// Code is "settings.invalid".
func (e *Error) Code() string { return "settings.invalid" }

// Place is the line of the file, and the key of the settings.
func (e *Error) Place() report.Place { return report.Place{File: e.File, Line: e.Line, Key: e.Where} }

// Message returns the same in a language, Chinese where there is no text in it.
func (e *Error) Message(lang language.Tag) string {
	text := e.File
	if e.Line > 0 {
		text += fmt.Sprintf(":%d", e.Line)
	}
	if e.Where != "" {
		text += ": " + e.Where
	}
	return message.Visible(text + ": " + e.Problem.In(message.English(lang)))
}

// maxBytes bounds the size of a file.
const maxBytes = 1 << 20

// Open reads a file of settings. Folders and files in it are taken from its own folder.
func Open(ctx context.Context, name string) (*Settings, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{File: name, Problem: report.Label{ZH: "不是普通文件", EN: "not a regular file"}}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := Read(ctx, name, f)
	if err != nil {
		return nil, err
	}
	for i, folder := range s.FontFolders {
		s.FontFolders[i] = beside(name, folder)
	}
	if s.Template != "" {
		s.Template = beside(name, s.Template)
	}
	return s, nil
}

// beside returns a path as seen from the folder of a file.
func beside(file, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(file), path)
}

// file is how settings are written.
type file struct {
	Schema   string            `yaml:"$schema"`
	Off      []off             `yaml:"off"`
	Severity map[string]string `yaml:"severity"`
	Demands  demands           `yaml:"demands"`
	Words    []struct {
		Avoid string `yaml:"avoid"`
		Use   string `yaml:"use"`
		Basis string `yaml:"basis"`
	} `yaml:"words"`
	Offices  []office `yaml:"offices"`
	Likeness struct {
		Passage   int      `yaml:"passage"`
		Share     int      `yaml:"share"`
		Long      int      `yaml:"long"`
		LastShare int      `yaml:"last_share"`
		Known     []string `yaml:"known"`
	} `yaml:"likeness"`
	Site  Site `yaml:"site"`
	Fonts struct {
		Folders []string `yaml:"folders"`
	} `yaml:"fonts"`
	Template string `yaml:"template"`
}

type off struct {
	Rule   string `yaml:"rule"`
	Where  string `yaml:"where"`
	Reason string `yaml:"reason"`
	Until  string `yaml:"until"`
}

type demands struct {
	Basis           string `yaml:"basis"`
	LongestOverview int    `yaml:"longest_overview"`
	Told            []struct {
		What  string   `yaml:"what"`
		Words []string `yaml:"words"`
		Where string   `yaml:"where"`
	} `yaml:"told"`
	Calendar struct {
		Submit  string `yaml:"submit"`
		Publish string `yaml:"publish"`
		RollUp  string `yaml:"roll_up"`
	} `yaml:"calendar"`
}

type office struct {
	Name  string   `yaml:"name"`
	Kind  string   `yaml:"kind"`
	Short []string `yaml:"short"`
	Under []office `yaml:"under"`
}

// Read reads settings in YAML or JSON. The name is that of the file in errors.
func Read(ctx context.Context, name string, r io.Reader) (*Settings, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxBytes {
		return nil, &Error{File: name, Problem: label("超过%d字节", "more than %d bytes", maxBytes)}
	}
	// The reader of reports bounds what the parser is given, and knows the lines.
	lines, err := report.Reader{Name: name}.Lines(ctx, bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var f file
	err = yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).DecodeContext(ctx, &f)
	if err != nil && !errors.Is(err, io.EOF) { // an empty file sets nothing
		return nil, located(name, err)
	}
	d := decoder{name: name, lines: lines, s: &Settings{Site: f.Site, FontFolders: f.Fonts.Folders, Template: f.Template}}
	d.demands(f.Demands)
	d.words(f)
	d.offices(f)
	d.likeness(f)
	d.rules(f) // last, since they may be those of the demands and the words
	if d.err != nil {
		return nil, d.err
	}
	return d.s, nil
}

// label formats a text in both languages.
func label(zh, en string, args ...any) report.Label {
	return report.Label{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// spoken are the complaints of the parser's that people meet, in Chinese.
var spoken = []struct {
	in *regexp.Regexp
	zh string
}{
	{regexp.MustCompile(`^unknown field "(.*)"$`), "没有“$1”这个键"},
	{regexp.MustCompile(`^mapping key "(.*)" already defined at .*$`), "“$1”重复"},
	{regexp.MustCompile(`^duplicate key "(.*)"$`), "“$1”重复"},
	{regexp.MustCompile(`^cannot unmarshal .* into Go .* of type .*$`), "内容的类型不对"},
	{regexp.MustCompile(`^string was used where mapping is expected$`), "这里应当是“键: 值”"},
	{regexp.MustCompile(`^string was used where sequence is expected$`), "这里应当是列表"},
}

// located puts an error of the parser's into one with its line.
func located(name string, err error) error {
	var at yaml.Error
	if !errors.As(err, &at) {
		return &Error{File: name, Problem: report.Label{ZH: err.Error(), EN: err.Error()}}
	}
	text := at.GetMessage()
	e := &Error{File: name, Problem: report.Label{ZH: "不是规范的 YAML：" + text, EN: text}}
	for _, s := range spoken {
		if s.in.MatchString(text) {
			e.Problem.ZH = s.in.ReplaceAllString(text, s.zh)
		}
	}
	if t := at.GetToken(); t != nil && t.Position != nil {
		e.Line = t.Position.Line
	}
	return e
}

// decoder turns what is written into settings, up to the first error.
type decoder struct {
	name  string
	lines *report.Lines
	s     *Settings
	err   error
}

// fail says that something is wrong with a key, or the item of its list.
func (d *decoder) fail(key string, item int, problem report.Label) {
	if d.err == nil {
		where := key
		if item > 0 {
			where = fmt.Sprintf("%s[%d]", key, item)
		}
		d.err = &Error{d.name, d.lines.Line(key, item), where, problem}
	}
}

func (d *decoder) demands(f demands) {
	if f.LongestOverview < 0 {
		d.fail("demands.longest_overview", 0, label("%d不是字数", "%d is no number of characters", f.LongestOverview))
	}
	d.s.Demands = validate.LocalDemands{Basis: f.Basis, LongestOverview: f.LongestOverview,
		Submit:  d.day("demands.calendar.submit", f.Calendar.Submit),
		Publish: d.day("demands.calendar.publish", f.Calendar.Publish),
		RollUp:  d.day("demands.calendar.roll_up", f.Calendar.RollUp)}
	for i, told := range f.Told {
		if strings.TrimSpace(told.What) == "" {
			d.fail("demands.told", i+1, label("没有写要求写明什么", "what is to be told is missing"))
		}
		if told.Where != "" && !isText(told.Where) {
			d.fail("demands.told", i+1, label("%q不是报告中一段文字的键", "%q is not the key of a text of the form", told.Where))
		}
		for _, w := range told.Words {
			if strings.TrimSpace(w) == "" {
				d.fail("demands.told", i+1, label("空的词语哪句话里都有", "an empty word is in every sentence"))
			}
		}
		d.s.Demands.Told = append(d.s.Demands.Told, validate.ToldFigure{What: told.What, Words: told.Words, Where: told.Where})
	}
}

func isText(key string) bool {
	for _, f := range report.Editions() {
		if _, err := (&report.Report{Format: f}).Text(key); err == nil {
			return true
		}
	}
	return false
}

var dayForm = regexp.MustCompile(`^[0-9]{2}-[0-9]{2}$`)

// day reads a day of any year, as 01-26.
func (d *decoder) day(key, s string) validate.Day {
	if s == "" {
		return validate.Day{}
	}
	t, err := time.Parse("2006-01-02", "2000-"+s)
	if err != nil || !dayForm.MatchString(s) {
		d.fail(key, 0, label("%q不是一年中的某一天，应写成 01-26", "%q is not a day of the year: write it as 01-26", s))
		return validate.Day{}
	}
	return validate.Day{Month: t.Month(), Day: t.Day()}
}

// likeness reads from what on reports are alike.
func (d *decoder) likeness(f file) {
	l := f.Likeness
	for _, n := range []struct {
		key         string
		value, most int
	}{
		{"passage", l.Passage, 10_000}, {"share", l.Share, 100}, {"long", l.Long, 10_000}, {"last_share", l.LastShare, 100},
	} {
		if n.value < 0 || n.value > n.most {
			d.fail("likeness."+n.key, 0, label("%d不在0到%d之间", "%d is not from 0 to %d", n.value, n.most))
		}
	}
	for i, text := range l.Known {
		if strings.TrimSpace(text) == "" {
			d.fail("likeness.known", i+1, label("空的文字", "an empty text"))
		}
	}
	d.s.Likeness = likeness.Options{Passage: l.Passage, Share: l.Share, Long: l.Long, LastShare: l.LastShare, Known: l.Known}
}

func (d *decoder) words(f file) {
	for i, w := range f.Words {
		switch {
		case strings.TrimSpace(w.Avoid) == "":
			d.fail("words", i+1, label("没有写不用的词语", "the phrase to avoid is missing"))
		case w.Avoid == w.Use:
			d.fail("words", i+1, label("%q既不用又要用", "%q is to be avoided and used", w.Avoid))
		}
		d.s.Words = append(d.s.Words, validate.Phrase{Avoid: w.Avoid, Use: w.Use, Basis: w.Basis})
	}
}

func (d *decoder) offices(f file) {
	seen := map[string]bool{}
	for i := range f.Offices {
		d.s.Offices = append(d.s.Offices, d.office(&f.Offices[i], i+1, seen))
	}
}

func (d *decoder) office(f *office, item int, seen map[string]bool) Office {
	o := Office{Name: strings.TrimSpace(f.Name), Short: f.Short}
	for _, name := range append([]string{o.Name}, f.Short...) {
		switch {
		case strings.TrimSpace(name) == "":
			d.fail("offices", item, label("机关没有名称", "an office without a name"))
		case seen[name]:
			d.fail("offices", item, label("两个机关都叫%q", "two offices go by the name %q", name))
		}
		seen[name] = true
	}
	if f.Kind != "" {
		kind, err := report.ParseKind(f.Kind)
		if err != nil {
			d.fail("offices", item, report.Label{ZH: fmt.Sprintf("%s：没有%q这个机关类别", f.Name, f.Kind), EN: fmt.Sprintf("%s: %v", f.Name, err)})
		}
		o.Kind = kind
	}
	for i := range f.Under {
		o.Under = append(o.Under, d.office(&f.Under[i], item, seen))
	}
	return o
}

// LocalRules returns a rule for each code that settings can add, with demands that stand
// for any: to name and explain them.
func LocalRules() []*validate.Rule {
	day := validate.Day{Month: time.January, Day: 1}
	any := Settings{Words: []validate.Phrase{{Avoid: "?"}}, Demands: validate.LocalDemands{LongestOverview: 1,
		Told: []validate.ToldFigure{{What: "?"}}, Submit: day, Publish: day, RollUp: day}}
	return any.rules()
}

// rules reads what is set of rules, by codes that rules have.
func (d *decoder) rules(f file) {
	codes := map[string]bool{}
	for _, rule := range append(validate.DefaultRules(), LocalRules()...) {
		codes[rule.Code] = true
	}
	for i, o := range f.Off {
		until := report.Date{}
		switch {
		case !codes[o.Rule]:
			d.fail("off", i+1, label("没有编号为%q的规则", "no rule has the code %q", o.Rule))
		case strings.TrimSpace(o.Reason) == "":
			d.fail("off", i+1, label("%s：必须写明理由", "%s: a reason is required", o.Rule))
		case o.Until != "":
			var err error
			if until, err = report.ParseDate(o.Until); err != nil {
				d.fail("off", i+1, report.Label{ZH: fmt.Sprintf("%q不是日期，应写成 2025-01-31", o.Until), EN: err.Error()})
			}
		}
		d.s.Off = append(d.s.Off, Off{o.Rule, o.Where, o.Reason, until})
	}
	severities := map[string]validate.Severity{}
	for _, v := range []validate.Severity{validate.Hint, validate.Warning, validate.Error} {
		severities[v.String()] = v
	}
	for code, s := range f.Severity {
		v, ok := severities[s]
		switch {
		case !codes[code]:
			d.fail("severity."+code, 0, label("没有编号为%q的规则", "no rule has the code %q", code))
		case !ok:
			d.fail("severity."+code, 0, label("%q不是 hint、warning、error 之一", "%q is not one of hint, warning, error", s))
		}
		if d.s.Severity == nil {
			d.s.Severity = map[string]validate.Severity{}
		}
		d.s.Severity[code] = v
	}
}
