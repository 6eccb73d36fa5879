// Written by script/texts.
#include "CScenarioTexts.h"

#include <string.h>

// The compiler copies the files as they are, which takes it a hundredth of what a list of their bytes takes Swift.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char gelaagd_yaml[] = {
#embed "../Scenarios/Systems/gelaagd.yaml"
};
static const unsigned char inspanningsgericht_yaml[] = {
#embed "../Scenarios/Systems/inspanningsgericht.yaml"
};
static const unsigned char lumpsum_yaml[] = {
#embed "../Scenarios/Systems/lumpsum.yaml"
};
static const unsigned char outputgericht_yaml[] = {
#embed "../Scenarios/Systems/outputgericht.yaml"
};
static const unsigned char populatiebekostiging_yaml[] = {
#embed "../Scenarios/Systems/populatiebekostiging.yaml"
};
static const unsigned char subsidie_yaml[] = {
#embed "../Scenarios/Systems/subsidie.yaml"
};
static const unsigned char taakgericht_yaml[] = {
#embed "../Scenarios/Systems/taakgericht.yaml"
};
static const unsigned char arnhem_2017_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/arnhem-2017.yaml"
};
static const unsigned char dordrecht_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/dordrecht-2016.yaml"
};
static const unsigned char eindhoven_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/eindhoven-2016.yaml"
};
static const unsigned char gouda_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/gouda-2016.yaml"
};
static const unsigned char groningen_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/groningen-2016.yaml"
};
static const unsigned char groningen_2019_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/groningen-2019.yaml"
};
static const unsigned char haarlem_2018_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/haarlem-2018.yaml"
};
static const unsigned char haarlem_2022_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/haarlem-2022.yaml"
};
static const unsigned char leeuwarden_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/leeuwarden-2016.yaml"
};
static const unsigned char leeuwarden_2021_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/leeuwarden-2021.yaml"
};
static const unsigned char leiden_2020_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/leiden-2020.yaml"
};
static const unsigned char rijnstreek_2015_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/rijnstreek-2015.yaml"
};
static const unsigned char s_hertogenbosch_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/s-hertogenbosch-2016.yaml"
};
static const unsigned char utrecht_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/utrecht-2016.yaml"
};
static const unsigned char utrecht_2021_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/utrecht-2021.yaml"
};
static const unsigned char zaanstad_2016_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/zaanstad-2016.yaml"
};
static const unsigned char zoetermeer_2017_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/zoetermeer-2017.yaml"
};
static const unsigned char zoetermeer_2021_yaml[] = {
#embed "../Scenarios/Systems/Gemeenten/zoetermeer-2021.yaml"
};
static const unsigned char stress_aanbieder_stopt_yaml[] = {
#embed "../Scenarios/Stresses/stress-aanbieder_stopt.yaml"
};
static const unsigned char stress_abonnementstarief_eindigt_yaml[] = {
#embed "../Scenarios/Stresses/stress-abonnementstarief_eindigt.yaml"
};
static const unsigned char stress_accres_yaml[] = {
#embed "../Scenarios/Stresses/stress-accres.yaml"
};
static const unsigned char stress_corona_yaml[] = {
#embed "../Scenarios/Stresses/stress-corona.yaml"
};
static const unsigned char stress_ggz_sluitingen_yaml[] = {
#embed "../Scenarios/Stresses/stress-ggz_sluitingen.yaml"
};
static const unsigned char stress_herindicaties_yaml[] = {
#embed "../Scenarios/Stresses/stress-herindicaties.yaml"
};
static const unsigned char stress_hoge_groei_yaml[] = {
#embed "../Scenarios/Stresses/stress-hoge_groei.yaml"
};
static const unsigned char stress_inkomensafhankelijk_yaml[] = {
#embed "../Scenarios/Stresses/stress-inkomensafhankelijk.yaml"
};
static const unsigned char stress_lonen_yaml[] = {
#embed "../Scenarios/Stresses/stress-lonen.yaml"
};
static const unsigned char stress_nieuwe_wijk_yaml[] = {
#embed "../Scenarios/Stresses/stress-nieuwe_wijk.yaml"
};
static const unsigned char stress_personeelstekort_yaml[] = {
#embed "../Scenarios/Stresses/stress-personeelstekort.yaml"
};
static const unsigned char stress_transformatie_later_yaml[] = {
#embed "../Scenarios/Stresses/stress-transformatie_later.yaml"
};
static const unsigned char stress_transformatie_mislukt_yaml[] = {
#embed "../Scenarios/Stresses/stress-transformatie_mislukt.yaml"
};
static const unsigned char stress_vergrijzing_hoog_yaml[] = {
#embed "../Scenarios/Stresses/stress-vergrijzing_hoog.yaml"
};
static const unsigned char nederland_csv[] = {
#embed "../Scenarios/Pyramids/nederland.csv"
};
static const unsigned char bevolking_csv[] = {
#embed "../Scenarios/Template/bevolking.csv"
};
static const unsigned char geboorte_csv[] = {
#embed "../Scenarios/Template/geboorte.csv"
};
static const unsigned char instituties_csv[] = {
#embed "../Scenarios/Template/instituties.csv"
};
static const unsigned char inwoners_csv[] = {
#embed "../Scenarios/Template/inwoners.csv"
};
static const unsigned char klein_yaml[] = {
#embed "../Scenarios/Template/klein.yaml"
};
static const unsigned char landelijk_yaml[] = {
#embed "../Scenarios/Template/landelijk.yaml"
};
static const unsigned char profielen_csv[] = {
#embed "../Scenarios/Template/profielen.csv"
};
static const unsigned char profielen_productcategorie_csv[] = {
#embed "../Scenarios/Template/profielen_productcategorie.csv"
};
static const unsigned char scenario_yaml[] = {
#embed "../Scenarios/Template/scenario.yaml"
};
static const unsigned char sterfte_csv[] = {
#embed "../Scenarios/Template/sterfte.csv"
};

static const ScenarioText texts[] = {
    {"Systems", "gelaagd.yaml", gelaagd_yaml, sizeof gelaagd_yaml},
    {"Systems", "inspanningsgericht.yaml", inspanningsgericht_yaml, sizeof inspanningsgericht_yaml},
    {"Systems", "lumpsum.yaml", lumpsum_yaml, sizeof lumpsum_yaml},
    {"Systems", "outputgericht.yaml", outputgericht_yaml, sizeof outputgericht_yaml},
    {"Systems", "populatiebekostiging.yaml", populatiebekostiging_yaml, sizeof populatiebekostiging_yaml},
    {"Systems", "subsidie.yaml", subsidie_yaml, sizeof subsidie_yaml},
    {"Systems", "taakgericht.yaml", taakgericht_yaml, sizeof taakgericht_yaml},
    {"Systems/Gemeenten", "arnhem-2017.yaml", arnhem_2017_yaml, sizeof arnhem_2017_yaml},
    {"Systems/Gemeenten", "dordrecht-2016.yaml", dordrecht_2016_yaml, sizeof dordrecht_2016_yaml},
    {"Systems/Gemeenten", "eindhoven-2016.yaml", eindhoven_2016_yaml, sizeof eindhoven_2016_yaml},
    {"Systems/Gemeenten", "gouda-2016.yaml", gouda_2016_yaml, sizeof gouda_2016_yaml},
    {"Systems/Gemeenten", "groningen-2016.yaml", groningen_2016_yaml, sizeof groningen_2016_yaml},
    {"Systems/Gemeenten", "groningen-2019.yaml", groningen_2019_yaml, sizeof groningen_2019_yaml},
    {"Systems/Gemeenten", "haarlem-2018.yaml", haarlem_2018_yaml, sizeof haarlem_2018_yaml},
    {"Systems/Gemeenten", "haarlem-2022.yaml", haarlem_2022_yaml, sizeof haarlem_2022_yaml},
    {"Systems/Gemeenten", "leeuwarden-2016.yaml", leeuwarden_2016_yaml, sizeof leeuwarden_2016_yaml},
    {"Systems/Gemeenten", "leeuwarden-2021.yaml", leeuwarden_2021_yaml, sizeof leeuwarden_2021_yaml},
    {"Systems/Gemeenten", "leiden-2020.yaml", leiden_2020_yaml, sizeof leiden_2020_yaml},
    {"Systems/Gemeenten", "rijnstreek-2015.yaml", rijnstreek_2015_yaml, sizeof rijnstreek_2015_yaml},
    {"Systems/Gemeenten", "s-hertogenbosch-2016.yaml", s_hertogenbosch_2016_yaml, sizeof s_hertogenbosch_2016_yaml},
    {"Systems/Gemeenten", "utrecht-2016.yaml", utrecht_2016_yaml, sizeof utrecht_2016_yaml},
    {"Systems/Gemeenten", "utrecht-2021.yaml", utrecht_2021_yaml, sizeof utrecht_2021_yaml},
    {"Systems/Gemeenten", "zaanstad-2016.yaml", zaanstad_2016_yaml, sizeof zaanstad_2016_yaml},
    {"Systems/Gemeenten", "zoetermeer-2017.yaml", zoetermeer_2017_yaml, sizeof zoetermeer_2017_yaml},
    {"Systems/Gemeenten", "zoetermeer-2021.yaml", zoetermeer_2021_yaml, sizeof zoetermeer_2021_yaml},
    {"Stresses", "stress-aanbieder_stopt.yaml", stress_aanbieder_stopt_yaml, sizeof stress_aanbieder_stopt_yaml},
    {"Stresses", "stress-abonnementstarief_eindigt.yaml", stress_abonnementstarief_eindigt_yaml, sizeof stress_abonnementstarief_eindigt_yaml},
    {"Stresses", "stress-accres.yaml", stress_accres_yaml, sizeof stress_accres_yaml},
    {"Stresses", "stress-corona.yaml", stress_corona_yaml, sizeof stress_corona_yaml},
    {"Stresses", "stress-ggz_sluitingen.yaml", stress_ggz_sluitingen_yaml, sizeof stress_ggz_sluitingen_yaml},
    {"Stresses", "stress-herindicaties.yaml", stress_herindicaties_yaml, sizeof stress_herindicaties_yaml},
    {"Stresses", "stress-hoge_groei.yaml", stress_hoge_groei_yaml, sizeof stress_hoge_groei_yaml},
    {"Stresses", "stress-inkomensafhankelijk.yaml", stress_inkomensafhankelijk_yaml, sizeof stress_inkomensafhankelijk_yaml},
    {"Stresses", "stress-lonen.yaml", stress_lonen_yaml, sizeof stress_lonen_yaml},
    {"Stresses", "stress-nieuwe_wijk.yaml", stress_nieuwe_wijk_yaml, sizeof stress_nieuwe_wijk_yaml},
    {"Stresses", "stress-personeelstekort.yaml", stress_personeelstekort_yaml, sizeof stress_personeelstekort_yaml},
    {"Stresses", "stress-transformatie_later.yaml", stress_transformatie_later_yaml, sizeof stress_transformatie_later_yaml},
    {"Stresses", "stress-transformatie_mislukt.yaml", stress_transformatie_mislukt_yaml, sizeof stress_transformatie_mislukt_yaml},
    {"Stresses", "stress-vergrijzing_hoog.yaml", stress_vergrijzing_hoog_yaml, sizeof stress_vergrijzing_hoog_yaml},
    {"Pyramids", "nederland.csv", nederland_csv, sizeof nederland_csv},
    {"Template", "bevolking.csv", bevolking_csv, sizeof bevolking_csv},
    {"Template", "geboorte.csv", geboorte_csv, sizeof geboorte_csv},
    {"Template", "instituties.csv", instituties_csv, sizeof instituties_csv},
    {"Template", "inwoners.csv", inwoners_csv, sizeof inwoners_csv},
    {"Template", "klein.yaml", klein_yaml, sizeof klein_yaml},
    {"Template", "landelijk.yaml", landelijk_yaml, sizeof landelijk_yaml},
    {"Template", "profielen.csv", profielen_csv, sizeof profielen_csv},
    {"Template", "profielen_productcategorie.csv", profielen_productcategorie_csv, sizeof profielen_productcategorie_csv},
    {"Template", "scenario.yaml", scenario_yaml, sizeof scenario_yaml},
    {"Template", "sterfte.csv", sterfte_csv, sizeof sterfte_csv},
};

size_t scenario_text_count(void) { return sizeof texts / sizeof *texts; }

const ScenarioText *scenario_text_at(size_t place) { return &texts[place]; }

const ScenarioText *scenario_text(const char *name) {
  for (size_t i = 0; i < scenario_text_count(); i++) {
    if (strcmp(texts[i].name, name) == 0) return &texts[i];
  }
  return NULL;
}
