package report

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
)

// full is a report with something in most places.
func full() Report {
	r := Report{Office: "某某局", Kind: Government, Year: 2024, Published: Date{2025, time.January, 20},
		Contact: Contact{Phone: "010020"}, Opening: fullText(), Overview: Plain("一。\n二: # {三}。"), OtherMatters: Plain("\"四\"")}
	r.ZeroBlanks()
	r.Requests.New.Individual = N(21)
	r.Requests.New.Charity = Count{}
	r.Proactive.Fees.Amount = AmountOf(decimal.RequireFromString("110.30"))
	r.Stated = Stated{Title: "标题", Headings: []StatedHeading{{Section: "overview", Text: "一、总体"}}, Figures: map[Address]string{"requests.new.total": "22"}}
	return r
}

func fullText() Text {
	return Text{Paragraph{{Text: "甲"}, {Text: "乙", Bold: true}, {Text: "丙: 丁"}}, &Picture{Data: onePixel, Alt: "点"},
		&TextTable{Caption: "表", HeaderRows: 1, Rows: [][]string{{"年", "007"}, {"", "null"}}}, Paragraph{{Text: "末"}}}
}

// samples of every exported type, by name: a value, and how it is refused where it is.
func typeSamples() map[string]struct {
	value           any
	refused         bool // to be written
	refusedReadBack bool
} {
	type s = struct {
		value           any
		refused         bool
		refusedReadBack bool
	}
	r, spec := full(), spec2021()
	applicants := Applicants{Individual: N(5), Enterprise: N(0)}
	carried, err := Carry(&r)
	if err != nil {
		panic(err)
	}
	identity := Identity{Kind: IdentityBalance, Left: []Address{"a.b"}, Right: []Address{"c.d", "e.f"}}
	failure := Failure{Kind: FailIdentity, Where: "a.b", Block: 1, Character: 2, Got: "1", Want: "2", Identity: &identity}
	input := InputError{File: "a.yaml", Line: 1, Column: 2, Where: "a.b", Problem: "x", Failure: &failure}
	table := spec.Sections[1].Table
	later := full()
	later.Year, later.Requests.New.Individual, later.Overview = 2025, N(22), Plain("一。\n二: # {四}。")
	later.Proactive.Fees.Amount, later.Stated = Amount{}, Stated{}
	changes, err := Diff(&r, &later)
	if err != nil {
		panic(err)
	}
	return map[string]s{
		"Report": {value: r}, "Count": {value: N(5)}, "Amount": {value: AmountOf(decimal.RequireFromString("0.50"))},
		"Date": {value: Date{2025, time.March, 1}}, "Kind": {value: Department}, "KindFacts": {value: Township.Facts()}, "Severity": {value: Warning}, "Place": {value: Place{File: "a.yaml", Line: 3, Key: "overview", Block: 1}}, "Unit": {value: TenThousandYuan},
		"Role": {value: RoleBand}, "Align": {value: AlignJustify}, "IdentityKind": {value: IdentityBalance}, "FailureKind": {value: FailTable},
		"Address": {value: Address("requests.new.individual")}, "Contact": {value: Contact{Address: "某路: 1号", Postcode: "010020", Phone: "0951-1"}},
		"Text": {value: fullText()}, "Paragraph": {value: fullText()[0]}, "Run": {value: Run{Text: "乙", Bold: true}},
		"Picture": {value: Picture{Data: onePixel, Alt: "点", Caption: "图 1"}}, "TextTable": {value: *fullText()[2].(*TextTable)},
		"PictureInfo": {value: PictureInfo{"png", 3, 4}}, "Stated": {value: r.Stated}, "StatedHeading": {value: r.Stated.Headings[0]},
		"More":      {value: More{Figures: map[Address]Value{"a.b": N(3), "c.d": AmountOf(decimal.RequireFromString("1.50"))}, Texts: map[string]Text{"x": fullText()}}},
		"Proactive": {value: r.Proactive}, "Documents": {value: Documents{Issued: N(1), Repealed: N(0)}}, "Decisions": {value: Decisions{N(7)}},
		"Fees": {value: r.Proactive.Fees}, "Requests": {value: Requests{Lead: fullText(), New: applicants}}, "Applicants": {value: applicants},
		"Outcome": {value: Outcome{Granted: applicants}}, "Refused": {value: Refused{StateSecret: applicants}}, "Unavailable": {value: Unavailable{NotHeld: applicants}},
		"NotProcessed": {value: NotProcessed{Petition: applicants}}, "OtherOutcome": {value: OtherOutcome{Other: applicants}},
		"Disputes": {value: Disputes{Notes: Plain("注"), Reconsideration: Results{Upheld: N(1)}}}, "Litigation": {value: Litigation{Direct: Results{Other: N(2)}}},
		"Results": {value: Results{N(1), N(2), N(3), Count{}}}, "Summary": {value: carried.Summary}, "SummaryRun": {value: SummaryRun{3, true, "一\u202e"}}, "Carried": {value: carried},
		"Label": {value: Label{"件", "pieces"}}, "Article": {value: Article{36, []int{1, 2}}}, "Identity": {value: identity},
		"Failure": {value: failure}, "Failures": {value: Failures{&failure}}, "InputError": {value: input}, "InputErrors": {value: InputErrors{&input}},
		"UnknownEditionError": {value: UnknownEditionError{ID: "1999", Known: []string{"2021"}}}, "SumError": {value: SumError{"a.b"}}, "LimitError": {value: LimitError{Limit: "MaxBytes", Max: "5"}},
		"Format": {value: *Edition2021()}, "FormatSpec": {value: spec}, "Section": {value: spec.Sections[1]}, "Table": {value: *table},
		"Row": {value: table.Rows[0]}, "Cell": {value: table.Rows[0].Cells[0]}, "Figure": {value: Edition2021().Figures()[0], refused: true},
		"Changes": {value: *changes, refusedReadBack: true}, "FigureChange": {value: changes.Figures[0], refusedReadBack: true},
		"Compared": {value: changes.Before}, "FieldChange": {value: changes.Fields[0]}, "HeadingsChange": {value: *changes.Headings},
		"StatedChange": {value: changes.Stated[0]}, "TextChange": {value: changes.Texts[0]}, "BlockChange": {value: changes.Texts[0].Blocks[0]},
		"Words": {value: changes.Texts[0].Blocks[0].Words[0]}, "Side": {value: InAfter}, "Balance": {value: Balance{true, "5", "6"}},
		"BalanceChange": {value: BalanceChange{Left: identity.Left, Right: identity.Right, Before: Balance{true, "5", "6"}, Because: []Address{"a.b"}}},
		"ConflictError": {value: ConflictError{"a.b"}}, "BlankCell": {value: BlankCell{"a.b", []int{0, 2}}}, "LeftOut": {value: LeftOut{1, "去年: 5件"}},
		"Handover": {value: Handover{Out: "a.b", In: "c.d"}}, "Scaffold": {value: Scaffold{Schema: "a.json", English: true}},
		"Lines":  {value: Lines{keys: map[string]int{"a.b": 3}}, refused: true},
		"Reader": {value: Reader{Name: "a", MaxBytes: 5}},
		// Interfaces are written as what is in them, and cannot be read as such.
		"Value": {value: struct{ V Value }{N(5)}, refusedReadBack: true}, "Problem": {value: struct{ P Problem }{&failure}, refusedReadBack: true},
		"Located": {value: struct{ L Located }{&failure}, refusedReadBack: true}, "Block": {value: struct{ B Block }{fullText()[0]}, refusedReadBack: true},
	}
}

// TestEveryTypeMarshals: every exported type goes through encoding/json and go-yaml as
// a value, a pointer, a field, a value of a map and an item of a list, or is refused.
func TestEveryTypeMarshals(t *testing.T) {
	samples := typeSamples()
	for _, name := range exportedTypes(t) {
		s, ok := samples[name]
		if !ok {
			t.Errorf("%s: an exported type without a sample", name)
			continue
		}
		typ := reflect.TypeOf(s.value)
		v := reflect.ValueOf(s.value)
		pointer := reflect.New(typ)
		pointer.Elem().Set(v)
		field := reflect.New(reflect.StructOf([]reflect.StructField{
			{Name: "X", Type: typ, Tag: `json:"x"`}, {Name: "Y", Type: reflect.PointerTo(typ), Tag: `json:"y,omitempty"`}, {Name: "Z", Type: typ, Tag: `json:"z,omitzero"`},
		})).Elem()
		field.Field(0).Set(v)
		field.Field(1).Set(pointer)
		field.Field(2).Set(v)
		m := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[string](), typ))
		m.SetMapIndex(reflect.ValueOf("k"), v)
		list := reflect.Append(reflect.MakeSlice(reflect.SliceOf(typ), 0, 2), v, v)
		for form, w := range map[string]reflect.Value{"value": v, "pointer": pointer, "field": field, "map": m, "list": list} {
			t.Run(name+"/"+form, func(t *testing.T) {
				goesThrough(t, w, json.Marshal, json.Unmarshal, s.refused, s.refusedReadBack)
			})
			t.Run(name+"/"+form+"/yaml", func(t *testing.T) {
				marshal := func(v any) ([]byte, error) { return yaml.Marshal(v) }
				unmarshal := func(b []byte, v any) (err error) {
					// go-yaml has a panic for an interface that a value does not fit.
					defer func() {
						if r := recover(); r != nil && s.refusedReadBack {
							err = fmt.Errorf("%v", r)
						} else if r != nil {
							panic(r)
						}
					}()
					return yaml.Unmarshal(b, v)
				}
				goesThrough(t, w, marshal, unmarshal, s.refused, s.refusedReadBack)
			})
		}
	}
}

func goesThrough(t *testing.T, v reflect.Value, marshal func(any) ([]byte, error), unmarshal func([]byte, any) error, refused, refusedBack bool) {
	t.Helper()
	data, err := marshal(v.Interface())
	if refused {
		if err == nil {
			t.Errorf("written as %.300s", data)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem() // what is read goes through a pointer in any case
	}
	back := reflect.New(v.Type())
	err = unmarshal(data, back.Interface())
	if refusedBack {
		if err == nil {
			t.Errorf("%.300s reads as %v", data, back.Elem())
		}
		return
	}
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, data)
	}
	all := cmp.Exporter(func(reflect.Type) bool { return true })
	same := cmp.Comparer(func(a, b Amount) bool { return a.Equal(b) })
	formats := cmp.Transformer("spec", func(f Format) FormatSpec { return f.spec }) // the rest is made of it
	if diff := cmp.Diff(v.Interface(), back.Elem().Interface(), all, same, formats, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("reads back otherwise:\n%.3000s\n%.2000s", diff, data)
	}
}

// exportedTypes returns the names of all exported types of the package.
func exportedTypes(t *testing.T) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
				for _, s := range g.Specs {
					if name := s.(*ast.TypeSpec).Name.Name; ast.IsExported(name) {
						names = append(names, name)
					}
				}
			}
		}
	}
	if len(names) < 40 {
		t.Fatalf("only %d types", len(names))
	}
	return names
}

// TestMarshalForms: the forms are those of a report's file, and what cannot be written
// whole is refused.
func TestMarshalForms(t *testing.T) {
	for want, v := range map[string]any{
		`5`: N(5), `null`: Count{}, `"110.30"`: AmountOf(decimal.RequireFromString("110.30")), `"2025-01-20"`: Date{2025, 1, 20}, `"government"`: Government,
		`{"decisions":0}`: Decisions{N(0)}, `"一。\n二。\n"`: Plain("一。\n二。"), `""`: Text(nil), `["x"]`: []Paragraph{{{Text: "x"}}},
		`{"issued":1,"repealed":0,"in_force":null}`: Documents{Issued: N(1), Repealed: N(0)},
	} {
		if got, err := json.Marshal(v); err != nil || string(got) != want {
			t.Errorf("%v: %s, %v, want %s", v, got, err, want)
		}
	}
	for _, v := range []any{
		N(-1), N(MaxCount + 1), AmountOf(decimal.RequireFromString("-1")), AmountOf(decimal.New(1, 30)), Date{2025, 2, 30}, Kind(9),
		Text{nil}, Text{Paragraph{{Text: "\xff"}}}, Paragraph{{Text: "\xff"}}, Run{Text: "\xff"}, Picture{Alt: "\xff"}, TextTable{Rows: [][]string{{"\xff"}}},
		Report{}, More{Figures: map[Address]Value{"a": N(-MaxCount - 1)}}, Text{Paragraph{{Text: "a\nb"}}},
	} {
		if got, err := json.Marshal(v); err == nil {
			t.Errorf("%#v is written as %s", v, got)
		}
		if got, err := yaml.Marshal(v); err == nil {
			t.Errorf("%#v is written as %s", v, got)
		}
	}
	for _, in := range []string{`"5"`, `1.5`, `-1`, `true`, `{}`, `[5]`} {
		if err := json.Unmarshal([]byte(in), new(Count)); err == nil {
			t.Errorf("%s is read as a count", in)
		}
	}
	c, a := N(5), AmountOf(decimal.New(5, 0))
	for _, p := range []interface{ Blank() bool }{&c, &a} {
		if err := json.Unmarshal([]byte("null"), p); err != nil || !p.Blank() {
			t.Errorf("null: %v, %v", p, err)
		}
	}
}
